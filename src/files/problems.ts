import type { ErrorObject } from 'ajv';
import { nearest } from '../text/nearest.ts';
import { show } from '../text/show.ts';

/** Keywords that only repeat what another error of the same place says better. */
const ECHOES = new Set(['false schema', 'oneOf', 'anyOf']);

/**
 * What is wrong with a file a user wrote, one line for each problem: which key, what was expected, what is there.
 * Needs a validator with `verbose: true`, for the value and the description of the place.
 */
export function problemsOf(errors: readonly ErrorObject[]): string[] {
  // An error with a propertyName is about the key, of which `propertyNames` speaks as well.
  const told = errors.filter((error) => !ECHOES.has(error.keyword) && error.propertyName === undefined);
  const lines = told.map(describe);
  return [...new Set(lines)];
}

function describe(error: ErrorObject): string {
  const { keyword, params, data, parentSchema } = error;
  const at = keyPath(error.instancePath);
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      const known = Object.keys((parentSchema?.properties as object | undefined) ?? {});
      return `${join(at, key)}: not a key here; ${nearest(
        key,
        known.filter((one) => one !== '$schema'),
      )}`;
    }
    case 'propertyNames':
      return `${join(at, String(params.propertyName))}: not a name for a key here${hint(propertyNames(parentSchema))}`;
    case 'required':
      return `${join(at, String(params.missingProperty))}: missing${hint(parentSchema)}`;
    case 'if':
      return `${at}: expected ${lowerFirst(describes(parentSchema))}`;
    default:
      return `${at || 'the file'}: expected ${expectation(error)}, got ${short(data)}${hint(parentSchema)}`;
  }
}

function expectation({ keyword, params, message = 'something else' }: ErrorObject): string {
  switch (keyword) {
    case 'type':
      return `${/^[aeio]/.test(params.type) ? 'an' : 'a'} ${params.type}`;
    case 'const':
      return JSON.stringify(params.allowedValue);
    case 'enum':
      return (params.allowedValues as unknown[]).map(short).join(' or ');
    case 'pattern':
      return `text like ${params.pattern}`;
    case 'format':
      return `a ${params.format}`;
    case 'minLength':
    case 'minItems':
    case 'minProperties':
      return params.limit === 1 ? 'at least one' : `at least ${params.limit}`;
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
      return `a number ${params.comparison} ${params.limit}`;
    default:
      return `a value that ${message}`;
  }
}

function propertyNames(schema: ErrorObject['parentSchema']): ErrorObject['parentSchema'] {
  return schema?.propertyNames as ErrorObject['parentSchema'];
}

function hint(schema: ErrorObject['parentSchema']): string {
  const description = describes(schema);
  return description ? ` (${description})` : '';
}

/** What a schema says of itself; where keys belong together that is which. */
function describes(schema: ErrorObject['parentSchema']): string {
  const description: unknown = schema?.description;
  return typeof description === 'string' ? description.replace(/\.$/, '') : '';
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
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
function short(value: unknown): string {
  return show(value, 60);
}
