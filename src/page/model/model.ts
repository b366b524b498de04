import * as cloudtrail from '@aws-sdk/client-cloudtrail';

/** The operation in the schema of the SDK: a second source besides the page. */
export interface Model {
  request: string[];
  response: string[];
  errors: { name: string; status: number }[];
}

/** Positions in a static schema: 2 the name, 3 the traits, 4 the members. */
type StaticSchema = readonly unknown[];

/**
 * Reads the model of an operation from the installed SDK. A shape of another form gives an empty list, so that a change of
 * the SDK becomes a conflict instead of a crash.
 */
export function readModel(operation: string, exports: object = cloudtrail): Model {
  const shapes = exports as Record<string, unknown>;
  const errors = Object.entries(shapes)
    .filter(([name]) => name.endsWith('Exception$'))
    .flatMap(([, shape]) => readError(shape));
  return {
    request: members(shapes[`${operation}Request$`]),
    response: members(shapes[`${operation}Response$`]),
    errors,
  };
}

function members(shape: unknown): string[] {
  const list = isSchema(shape) ? shape[4] : undefined;
  return Array.isArray(list) ? list.filter((name) => typeof name === 'string') : [];
}

function readError(shape: unknown): Model['errors'] {
  if (!isSchema(shape)) return [];
  const [, , name, traits] = shape;
  const stated =
    typeof traits === 'object' && traits !== null && 'httpError' in traits ? traits.httpError : undefined;
  // The default of the protocol, if the model has no status.
  return typeof name === 'string' ? [{ name, status: typeof stated === 'number' ? stated : 400 }] : [];
}

function isSchema(shape: unknown): shape is StaticSchema {
  return Array.isArray(shape);
}
