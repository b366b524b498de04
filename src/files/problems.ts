import type { ErrorObject } from 'ajv';
import { didYouMean } from '../text/near.ts';
import { show } from '../text/show.ts';

/** Keywords that only repeat what another error of the same place explains better. */
const ECHOES = new Set(['false schema', 'oneOf', 'anyOf']);

/**
 * What is wrong with a file that a user wrote, a sentence for each problem: which key, what was expected, what is there.
 * The validator needs `verbose: true`, for the value and the description of the place.
 */
export function problemsOf(errors: readonly ErrorObject[]): string[] {
  // An error with a propertyName repeats the error of `propertyNames`.
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
      const names = known.filter((name) => name !== '$schema');
      return `${join(at, key)}: unknown key. ${didYouMean(key, names)}`;
    }
    case 'propertyNames':
      return `${join(at, String(params.propertyName))}: invalid key${hint(propertyNames(parentSchema))}.`;
    case 'required':
      return `${join(at, String(params.missingProperty))}: missing${hint(parentSchema)}.`;
    case 'if':
      return `${at}: expected ${lowerFirst(description(parentSchema))}.`;
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
  const text = description(schema);
  return text ? ` (${text})` : '';
}

function description(schema: ErrorObject['parentSchema']): string {
  const text: unknown = schema?.description;
  return typeof text === 'string' ? text.replace(/\.$/, '') : '';
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
