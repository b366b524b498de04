import type { Construct, PolicyDocument, PolicyForm } from '../../generated/policy-grammar.ts';

type Json = Record<string, unknown>;

/** The policy of a document that has the construct in this form. @throws Error where the document lacks a word of it */
export function policyText(document: PolicyDocument, { id }: Construct, form: PolicyForm): Json {
  const put = (value: unknown): unknown => {
    if (typeof value === 'string') return /^<.*>$/.test(value) ? word(value.slice(1, -1)) : value;
    if (Array.isArray(value)) return value.map(put);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [String(put(key)), put(inner)]));
  };
  const word = (name: string): unknown => {
    if (name in document.words) return (document.words as Json)[name];
    throw new Error(`policy-grammar.yaml: ${id} needs the word <${name}>, which its document lacks.`);
  };
  const changed = (changes: unknown): Json => {
    const all = { ...document.grant, ...(put(changes ?? {}) as Json) };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  };
  const Statement =
    form.alone === undefined
      ? [
          ...(form.before ?? []).map(changed),
          ...(document.always ?? []),
          changed(form.change),
          ...(form.after ?? []).map(changed),
        ]
      : changed(form.alone);
  return { Version: '2012-10-17', Statement };
}
