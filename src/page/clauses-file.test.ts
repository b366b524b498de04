import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Spec } from './spec.ts';

const read = (path: string): string => readFileSync(new URL(`../../spec/${path}`, import.meta.url), 'utf8');
const spec = JSON.parse(read('create-trail.spec.json')) as Spec;
// The YAML reader refuses a key that stands twice, so a clause is classified at most once.
const classified: Record<string, { says: string; class: string; reason?: string }> = parse(
  read('clauses.yaml'),
);

describe('spec/clauses.yaml', () => {
  it('has the form of its schema', () => {
    const schema: object = JSON.parse(read('schemas/clauses.schema.json'));
    const validate = new Ajv({ allErrors: true }).compile(schema);
    validate(classified);
    expect(validate.errors ?? []).toEqual([]);
    expect(validate({ 'request.Name.1': { says: 'Takes a name.', class: 'informative' } })).toBe(false);
    expect(
      validate({ 'request.Name.1': { says: 'Takes a name.', class: 'later', reason: 'x'.repeat(30) } }),
    ).toBe(false);
  });

  it('classifies every clause of the spec once, in its order, and no other', () => {
    expect(Object.keys(classified)).toEqual(spec.clauses.map((clause) => clause.id));
  });

  it('judges every clause that a fact of the spec comes from', () => {
    const text = JSON.stringify([spec.request, spec.errors]);
    const sources = [...text.matchAll(/"clause":"([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.filter((id) => classified[id]?.class !== 'judged')).toEqual([]);
  });
});
