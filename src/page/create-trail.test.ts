import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parsePage, parseWithText } from './parse.ts';
import type { Spec } from './spec.ts';
import { SAMPLE_PAGE } from './testing/sample.ts';
import { pageText } from './text.ts';
import { serializeSpec } from './write.ts';

const root = new URL('../../', import.meta.url);
const committed = readFileSync(new URL('spec/CreateTrail/spec.json', root), 'utf8');
const spec = JSON.parse(committed) as Spec;

describe('the committed spec', () => {
  const schema: object = JSON.parse(readFileSync(new URL('spec/schemas/spec.schema.json', root), 'utf8'));
  const validate = new Ajv({ allErrors: true }).compile(schema);

  it('matches its schema, like every derived spec', () => {
    for (const candidate of [spec, parsePage(SAMPLE_PAGE)]) {
      validate(candidate);
      expect(validate.errors ?? []).toEqual([]);
    }
    expect(validate({ ...spec, formatVersion: 2 })).toBe(false);
    expect(validate({ ...spec, errors: [{ name: 'X', retired: false, clauses: ['error.X.1'] }] })).toBe(
      false,
    );
  });

  it('has 12 request members, 13 response members and 33 errors, all of status 400', () => {
    expect(spec.request.members).toHaveLength(12);
    expect(spec.response.members).toHaveLength(13);
    expect(spec.errors).toHaveLength(33);
    expect(new Set(spec.errors.map((error) => error.status))).toEqual(new Set([400]));
  });

  it('knows the deprecated member and the retired error', () => {
    expect(spec.errors.filter((error) => error.retired).map((error) => error.name)).toEqual([
      'KmsKeyDisabledException',
      'TrailNotProvidedException',
    ]);
    expect(spec.response.members.filter((member) => member.deprecated).map((member) => member.name)).toEqual([
      'SnsTopicName',
    ]);
  });

  it('has read every rule', () => {
    const rules = [...spec.request.members, ...spec.errors].flatMap((entry) => entry.rules ?? []);
    expect(rules.filter((rule) => rule.kind === 'unread')).toEqual([]);
    expect(rules).toHaveLength(8);
  });

  it('has the same rules for the name and for its error', () => {
    const facts = (entry: Spec['errors'][number] | Spec['request']['members'][number] | undefined) =>
      JSON.stringify([entry?.limits, entry?.rules]).replace(/"clause":"[^"]*"/g, '');
    const error = facts(spec.errors.find(({ name }) => name === 'InvalidTrailNameException'));
    expect(error).toBe(facts(spec.request.members.find(({ name }) => name === 'Name')));
  });

  it('refers to existing clauses, each of them once by its own entry', () => {
    const ids = spec.clauses.map((clause) => clause.id);
    expect(new Set(ids).size).toBe(ids.length);
    const owned = [...spec.request.members, ...spec.response.members, ...spec.errors].flatMap(
      (entry) => entry.clauses,
    );
    expect(owned).toEqual(
      spec.clauses.filter((clause) => clause.member !== undefined).map((clause) => clause.id),
    );
    for (const [, id] of committed.matchAll(/"clause": "([^"]+)"/g)) expect(ids).toContain(id);
  });
});

// AWS's page is not part of the repository. CI has it, and there its absence is a failure.
const page = process.env.CONFORMANCE_PAGE ?? fileURLToPath(new URL('../shared/page/CreateTrail.txt', root));
const absent = !existsSync(page);
const reason = `the API page is not at '${page}'; set CONFORMANCE_PAGE to its text or HTML`;
if (absent && process.env.CI !== 'true') console.warn(`skipped: ${reason}`);

describe.skipIf(absent && process.env.CI !== 'true')('the page itself', () => {
  const text = (): string => {
    if (absent) throw new Error(reason);
    return pageText(readFileSync(page, 'utf8'));
  };

  it('derives the committed spec byte for byte', () => {
    expect(serializeSpec(parsePage(text()))).toBe(committed);
  });

  it('is reproduced word for word by its clauses', () => {
    const words = (passage: string) => passage.split(/\s+/).filter((word) => word !== '' && word !== '•');
    expect(parseWithText(text()).clauses.flatMap((clause) => words(clause.text))).toEqual(words(text()));
  });

  it('shares no seven words in a row with the committed files', () => {
    const words = (passage: string) => passage.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
    const runs = (passage: string) => {
      const all = words(passage);
      return all.slice(6).map((_, index) => all.slice(index, index + 7).join(' '));
    };
    const ours = ['CreateTrail/spec.json', 'CreateTrail/clauses.yaml'].map((file) =>
      readFileSync(new URL(`spec/${file}`, root), 'utf8'),
    );
    const prose = parseWithText(text()).clauses.filter((clause) => !/^[{[]|^\S+$/.test(clause.text));
    const theirs = new Set(prose.flatMap((clause) => runs(clause.text)));
    expect(theirs.size).toBeGreaterThan(500);
    expect(ours.flatMap(runs).filter((run) => theirs.has(run))).toEqual([]);
  });
});
