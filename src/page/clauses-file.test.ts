import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Spec } from './spec.ts';

interface Notes {
  formatVersion: number;
  clauses: Record<string, { description: string; class: string; reason?: string }>;
}

const read = (path: string): string => readFileSync(new URL(`../../spec/${path}`, import.meta.url), 'utf8');
const spec = JSON.parse(read('CreateTrail/spec.json')) as Spec;
// The YAML reader refuses a repeated key, so a clause is classified at most once.
const notes: Notes = parse(read('CreateTrail/clauses.yaml'));

describe('spec/CreateTrail/clauses.yaml', () => {
  it('matches its schema', () => {
    const schema: object = JSON.parse(read('schemas/clauses.schema.json'));
    const validate = new Ajv({ allErrors: true }).compile(schema);
    validate(notes);
    expect(validate.errors ?? []).toEqual([]);
    const clauses = { 'request.Name.1': { description: 'Takes a name.', class: 'later' } };
    expect(validate({ formatVersion: 1, clauses })).toBe(false);
  });

  it('classifies every clause of the spec once, in the same order', () => {
    expect(Object.keys(notes.clauses)).toEqual(spec.clauses.map((clause) => clause.id));
  });

  it('gives a reason for exactly the clauses that are not judged', () => {
    const unfit = Object.entries(notes.clauses).filter(([, note]) =>
      note.class === 'judged' ? note.reason !== undefined : (note.reason ?? '').length < 20,
    );
    expect(unfit).toEqual([]);
  });

  it('describes each clause in 10 to 120 characters', () => {
    expect(
      Object.entries(notes.clauses).filter(
        ([, { description }]) => description.length < 10 || description.length > 120,
      ),
    ).toEqual([]);
  });

  it('judges every clause that states a fact of the spec', () => {
    const text = JSON.stringify([spec.request, spec.errors]);
    const sources = [...text.matchAll(/"clause":"([^"]+)"/g)].map(([, id]) => id ?? '');
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.filter((id) => notes.clauses[id]?.class !== 'judged')).toEqual([]);
  });
});
