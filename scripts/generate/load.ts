import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { parse } from 'yaml';
import type { ClauseNotes } from '../../generated/clause-notes.ts';
import type { Life } from '../../generated/life.ts';
import type { Observations } from '../../generated/observations.ts';
import type { Policies } from '../../generated/policies.ts';
import type { PolicyGrammar } from '../../generated/policy-grammar.ts';
import type { References } from '../../generated/references.ts';
import type { ResponseRules } from '../../generated/response-rules.ts';
import type { Triggers } from '../../generated/triggers.ts';
import type { Sources } from '../../src/cases/sources.ts';
import { FIRST_OPERATION } from '../../src/contract/operations.ts';
import type { Spec } from '../../src/page/spec.ts';
import { describeErrors } from '../../src/text/schema-errors.ts';
import { type Named, nameOf, withBlocks, withParameters } from './blocks.ts';
import { notesFor, notesOfSameSentences } from './clause-notes.ts';
import { stepsOf } from './lives.ts';
import { refusalsOf } from './refusals.ts';

/**
 * The operations that have a folder in spec/ with a spec in it, in the order of the suite.
 * @param root folder that contains spec/
 */
export async function operationsIn(root: string): Promise<string[]> {
  const entries = await readdir(join(root, 'spec'), { recursive: true });
  const names = entries.flatMap((entry) => /^(\w+)[\\/]spec\.json$/.exec(entry)?.[1] ?? []);
  const isFirst = (name: string) => Number(name === FIRST_OPERATION);
  return names.sort((a, b) => isFirst(b) - isFirst(a) || a.localeCompare(b));
}

/** What checks the files of spec/ by their schemas; each schema is compiled once. */
export async function openSchemas(root: string): Promise<Ajv> {
  const ajv = new Ajv({ allErrors: true, strict: true });
  // Only the type generator reads it.
  ajv.addKeyword('tsType');
  for (const name of ['case-table', 'triggers'])
    ajv.addSchema(JSON.parse(await readFile(join(root, `spec/schemas/${name}.schema.json`), 'utf8')));
  return ajv;
}

/** What an operation has in common with the first one, and needs not repeat. */
const INHERITED = ['retryCodes', 'environmentCodes', 'quota', 'notImplementedCodes'] as const;

/**
 * Reads and checks the files that the case table of an operation is built from. What all operations share is written with the
 * first one: its needs and policies, the codes of an environment, and how trails are listed, read and removed.
 * @param root folder that contains spec/
 * @param schemas what {@link openSchemas} gives, where several operations are loaded
 * @throws Error with the file, the place in it and what was expected
 */
export async function loadSources(
  root: string,
  operation: string,
  schemas = openSchemas(root),
): Promise<Sources> {
  const ajv = await schemas;
  const folder = join(root, 'spec');
  const parsed = async (file: string): Promise<Record<string, unknown>> =>
    // The files are the suite's own: as many aliases as their authors like.
    parse(await readFile(join(folder, file), 'utf8'), { merge: true, maxAliasCount: -1 });
  const checked = async <T>(file: string, schema: string, value: unknown): Promise<T> => {
    const text = await readFile(join(folder, 'schemas', schema), 'utf8');
    const parsedSchema = JSON.parse(text) as { $id: string };
    const validate = (ajv.getSchema<T>(parsedSchema.$id) ??
      ajv.compile<T>(parsedSchema)) as ValidateFunction<T>;
    if (!validate(value)) throw new Error(`spec/${file}: ${describeErrors(validate.errors)}`);
    return value;
  };
  const read = async <T>(file: string, schema: string): Promise<T> =>
    checked<T>(file, schema, await parsed(file));
  const own = (file: string) => `${operation}/${file}`;
  const ownOrFirst = (file: string) =>
    existsSync(join(folder, own(file))) ? own(file) : `${FIRST_OPERATION}/${file}`;
  const lives = async () => {
    const files = existsSync(join(folder, 'lives')) ? (await readdir(join(folder, 'lives'))).sort() : [];
    const all = files.map((file) => read<Life>(`lives/${file}`, 'life.schema.json'));
    return stepsOf(operation, await Promise.all(all), await operationsIn(root));
  };
  const triggersOf = async () => {
    const { state = [], ...written } = await parsed(own('triggers.yaml'));
    // After the operation's own parts.
    const steps = await lives();
    if (operation === FIRST_OPERATION) return withBlocks(written, [steps]);
    const first = await parsed(`${FIRST_OPERATION}/triggers.yaml`);
    const operations = first.operations as Triggers['operations'];
    const inherited = INHERITED.map((key) => [key, first[key]] as const);
    const withOwnState = { ...operations, state: [...(operations.state ?? []), ...(state as object[])] };
    const needs = { ...(first.needs as object), ...(written.needs as object | undefined) };
    const blocks = ((written.blocks as Named[] | undefined) ?? []).map(async (named) =>
      withParameters(await parsed(`blocks/${nameOf(named)}.yaml`), named),
    );
    const taken = (written.refusals as string[] | undefined) ?? [];
    return withBlocks({ ...Object.fromEntries(inherited), operations: withOwnState, ...written, needs }, [
      ...(await Promise.all(blocks)),
      refusalsOf(first, taken),
      steps,
    ]);
  };
  const response = existsSync(join(folder, own('response.yaml')))
    ? await read<ResponseRules>(own('response.yaml'), 'response.schema.json')
    : { formatVersion: 1 as const, members: {} };
  const specOf = async (name: string) =>
    JSON.parse(await readFile(join(folder, `${name}/spec.json`), 'utf8')) as Spec;
  const spec = await specOf(operation);
  const clauses = await read<ClauseNotes>(own('clauses.yaml'), 'clauses.schema.json');
  const shared = await read<ClauseNotes>('clauses.yaml', 'clauses.schema.json');
  const ofFirst = async () =>
    notesOfSameSentences(
      spec,
      await specOf(FIRST_OPERATION),
      await read<ClauseNotes>(`${FIRST_OPERATION}/clauses.yaml`, 'clauses.schema.json'),
    );
  return {
    spec,
    triggers: await checked<Triggers>(own('triggers.yaml'), 'triggers.schema.json', await triggersOf()),
    response,
    policies: await read<Policies>(ownOrFirst('policies.yaml'), 'policies.schema.json'),
    policyGrammar: await read<PolicyGrammar>(ownOrFirst('policy-grammar.yaml'), 'policy-grammar.schema.json'),
    // Only the first operation refers to resources of other services.
    references:
      operation === FIRST_OPERATION
        ? await read<References>(own('references.yaml'), 'references.schema.json')
        : { formatVersion: 1, families: {} },
    clauses: operation === FIRST_OPERATION ? clauses : notesFor(spec, [clauses, shared, await ofFirst()]),
    observations: contradicting(
      operation,
      await read<Observations>('observations.yaml', 'observations.schema.json'),
    ),
  };
}

/** The observations with the clauses that they contradict of one operation: those of others have its name before the id. */
function contradicting(operation: string, { observations, ...file }: Observations): Observations {
  const ofOperation = (clause: string) => {
    const [own, rest] = clause.split('/');
    if (rest === undefined) return operation === FIRST_OPERATION ? [clause] : [];
    return own === operation ? [rest] : [];
  };
  return {
    ...file,
    observations: Object.fromEntries(
      Object.entries(observations).map(([id, { contradicts = [], ...entry }]) => {
        const clauses = contradicts.flatMap(ofOperation);
        return [id, clauses.length > 0 ? { ...entry, contradicts: clauses } : entry];
      }),
    ),
  };
}
