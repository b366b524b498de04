import { ServiceError } from '../error.ts';

/** The JSON types of an operation's input, written by hand. Members that a shape doesn't name are ignored. */
export type Shape =
  | 'string'
  | 'boolean'
  | 'number'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | Members;
export interface Members {
  readonly members: Readonly<Record<string, Shape>>;
}

/** The TypeScript type of what a shape lets through: every member optional, since `null` counts as absent. */
export type Parsed<S> = S extends 'string'
  ? string
  : S extends 'boolean'
    ? boolean
    : S extends 'number'
      ? number
      : S extends { readonly list: infer E }
        ? Parsed<E>[]
        : S extends { readonly map: infer V }
          ? Record<string, Parsed<V>>
          : S extends { readonly members: infer M }
            ? { -readonly [K in keyof M]?: Parsed<M[K]> }
            : never;

/**
 * Reads a JSON value by its shape, as AWS's front end does before the service sees it.
 * @throws ServiceError SerializationException on a value of another type.
 */
export function parseShape<const S extends Shape>(shape: S, value: unknown): Parsed<S> {
  return read(shape, value) as Parsed<S>;
}

function read(shape: Shape, value: unknown): unknown {
  if (typeof shape === 'string') {
    if (typeof value !== shape) throw mismatch(value, NAMES[shape]);
    return value;
  }
  if ('list' in shape) {
    if (!Array.isArray(value)) throw mismatch(value, 'list');
    return value.filter((item) => item !== null).map((item) => read(shape.list, item));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw mismatch(value, 'structure');
  const result: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const known =
      'map' in shape ? shape.map : Object.hasOwn(shape.members, name) ? shape.members[name] : undefined;
    if (known !== undefined && member !== null) result[name] = read(known, member);
  }
  return result;
}

const NAMES = { string: 'String', boolean: 'Boolean', number: 'Number' } as const;

function mismatch(value: unknown, wanted: string): ServiceError {
  const code = 'SerializationException';
  if (wanted === 'list' || wanted === 'structure')
    return new ServiceError(code, `Expected a ${wanted}, found ${token(value)}`);
  if (Array.isArray(value)) return new ServiceError(code, 'Start of list found where not expected');
  if (typeof value === 'object') return new ServiceError(code, 'Start of structure found where not expected');
  return new ServiceError(code, `${token(value)} can not be converted to a ${wanted}`);
}

function token(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === true) return 'TRUE_VALUE';
  if (value === false) return 'FALSE_VALUE';
  return typeof value === 'object' ? 'a structure' : `${typeof value}`.toUpperCase().concat('_VALUE');
}
