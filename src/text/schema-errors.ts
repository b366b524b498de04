import type { ErrorObject } from 'ajv';

/** Schema errors as one line: where, what is wrong, and the key that is unknown. */
export function describeErrors(errors: readonly Partial<ErrorObject>[] | null | undefined): string {
  return (errors ?? [])
    .map(({ instancePath, message = 'is wrong', params = {} }) => {
      const extra = 'additionalProperty' in params ? ` (${String(params.additionalProperty)})` : '';
      return `${instancePath || 'the whole file'} ${message}${extra}`;
    })
    .join('; ');
}
