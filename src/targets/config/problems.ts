import type { ErrorObject } from 'ajv';

/** Keywords that only repeat what another error of the same place says better. */
const ECHOES = new Set(['if', 'oneOf', 'anyOf']);

/**
 * What is wrong with a file a user wrote, one line for each problem: which key, what was expected, what is there.
 * Needs a validator with `verbose: true`, for the value and the description of the place.
 */
export function problemsOf(errors: readonly ErrorObject[]): string[] {
  const lines = errors.filter(({ keyword }) => !ECHOES.has(keyword)).map(describe);
  return [...new Set(lines)];
}

function describe(error: ErrorObject): string {
  const { keyword, params, data, parentSchema } = error;
  const at = keyPath(error.instancePath);
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema?.properties as object | undefined) ?? {});
      const expected = known.filter((key) => key !== '$schema').join(', ');
      return `${join(at, String(params.additionalProperty))}: not a key here; expected one of ${expected}`;
    }
    case 'required':
      return `${join(at, String(params.missingProperty))}: missing${hint(parentSchema)}`;
    case 'false schema':
      return `${at}: expected ${String(enclosing(error))}`;
    default:
      return `${at || 'the file'}: expected ${expectation(error)}, got ${show(data)}${hint(parentSchema)}`;
  }
}

function expectation({ keyword, params, message = 'something else' }: ErrorObject): string {
  if (keyword === 'type') return `${/^[aeio]/.test(params.type) ? 'an' : 'a'} ${params.type}`;
  if (keyword === 'const') return JSON.stringify(params.allowedValue);
  if (keyword === 'enum') return (params.allowedValues as unknown[]).map(show).join(' or ');
  return `a value that ${message}`;
}

/** The schema says in its description which keys make it whole; a bare `false` can't. */
function enclosing({ schemaPath }: ErrorObject): string {
  return schemaPath.includes('Credentials')
    ? 'either profile, or accessKeyId and secretAccessKey'
    : 'exactly one of endpoint, container, process, localstack, reference and aws';
}

function hint(schema: ErrorObject['parentSchema']): string {
  const description = schema?.description;
  return typeof description === 'string' ? ` (${description.replace(/\.$/, '')})` : '';
}

/** `/targets/my~1one/container/port` → `targets.my/one.container.port`. */
function keyPath(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

function join(at: string, key: string): string {
  return at ? `${at}.${key}` : key;
}

/** A value cut to a readable length. Values under keys that hold secrets never get here: they are strings, as expected. */
function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
