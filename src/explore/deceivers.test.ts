import { describe, expect, it } from 'vitest';
import type { Case } from '../../generated/case-table.ts';
import { clientMutants } from '../../scripts/mutants/clients.ts';
import { secretOf } from '../contract/secret.ts';
import { loadTable } from '../contract/table.ts';
import { uniqueName } from '../contract/template.ts';
import { type DirectRequest, type Handle, inProcessTransport } from '../lanes/in-process.ts';
import { createReference } from '../reference/index.ts';
import { runConformance } from '../session/conformance.ts';
import { inProcessTarget } from '../session/testing/in-process.ts';
import { exploredCases, loadSources } from './cases.ts';

const table = loadTable();
const COUNT = 60;
const SECRET = 'known to a thief';
const only = [
  'InvalidTrailNameException/name-{length,adjacent}-*',
  'InvalidKmsKeyIdException/*',
  'TagsLimitExceededException/*',
];

/** The run of some cases and drawn requests on a server: how many of each fail. */
async function failuresOf(handle: Handle): Promise<{ refusals: number; drawn: number }> {
  const sources = await loadSources();
  const { report, drawn } = await runConformance({
    target: inProcessTarget(inProcessTransport(handle)),
    only,
    runId: 'duped0',
    secret: SECRET,
    drawn: ({ facts, bindings }) => exploredCases(facts, bindings, sources, COUNT),
  });
  expect(drawn.length).toBeGreaterThan(COUNT * 0.9);
  expect(report.cases.length).toBeGreaterThan(20);
  const rejected = new Set(
    table.cases.filter((one) => one.expect.outcome === 'rejected').map(({ id }) => id),
  );
  const failed = ({ outcome }: { outcome: string }) => outcome === 'fail';
  return {
    refusals: report.cases.filter((one) => failed(one) && rejected.has(one.id)).length,
    drawn: drawn.filter(({ result }) => failed(result)).length,
  };
}

/** A server without any rule of its own, that refuses a create where it is told to, with a code of the table. */
function refusing(codeFor: (input: Record<string, unknown>) => string | undefined): Handle {
  const { handle } = createReference({ rules: () => [], trailLimit: 1_000 });
  return async (request) => {
    const code = isCreate(request) ? codeFor(bodyOf(request)) : undefined;
    if (code === undefined) return handle(request);
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-requestid': 'r' };
    return { status: 400, headers, body: JSON.stringify({ __type: code, Message: 'no' }) };
  };
}

const isCreate = ({ headers }: DirectRequest) => headers['x-amz-target']?.endsWith('.CreateTrail') ?? false;
const bodyOf = ({ body }: DirectRequest) =>
  JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;
const codeOf = ({ expect: { outcome, errors = [] } }: Case) =>
  outcome === 'rejected' ? errors[0]?.code : undefined;

/** Knows the whole table, and tells by the hash in a name which case a request is of. */
function byNames(secret: string): Handle {
  const run = { id: 'duped0', secret };
  const codes = new Map(table.cases.map((one) => [uniqueName(run, one.id), codeOf(one)]));
  // Names of an exact length are hashed with it.
  for (const one of table.cases) {
    const length = Number(/\$\{name:(\d+)\}/.exec(JSON.stringify(one.request.input))?.[1]);
    if (length > 0) codes.set(uniqueName(run, one.id, length), codeOf(one));
  }
  return refusing(({ Name }) => {
    const [stem] = /ctc-duped0-[0-9a-f]{10}/.exec(String(Name)) ?? [];
    return codes.get(String(Name)) ?? (stem === undefined ? undefined : codes.get(stem));
  });
}

/** Knows the whole table, finds the case by what its request looks like, and refuses it once. */
function byLooks(): Handle {
  const seen = new Set<string>();
  const looks = table.cases
    .filter((one) => codeOf(one) !== undefined)
    .map((one) => ({ one, look: lookOf(one.request.input ?? {}) }));
  return refusing((input) => {
    const members = Object.keys(input).sort().join();
    const fits = looks.find(
      ({ one, look }) =>
        !seen.has(one.id) && look.members === members && look.pattern.test(JSON.stringify(inOrder(input))),
    );
    if (fits) seen.add(fits.one.id);
    return fits && codeOf(fits.one);
  });
}

const inOrder = (input: Record<string, unknown>) =>
  Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1));

function lookOf(input: Record<string, unknown>) {
  const text = JSON.stringify(inOrder(input)).replace(/[.*+?^()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${text.replace(/\$\{[^}]+\}/g, '[a-z0-9-]+')}$`);
  return { members: Object.keys(input).sort().join(), pattern };
}

describe('a server that only wants to be called right', () => {
  it('fails where an honest one does not', async () => {
    expect(await failuresOf(createReference().handle)).toEqual({ refusals: 0, drawn: 0 });
  });

  it('tells no case by the name of a trail, as it does not know the secret', async () => {
    const thief = await failuresOf(byNames(secretOf(SECRET)));
    const guess = await failuresOf(byNames(''));
    // What a thief of the secret gets right is what the names tell; the drawn requests need rules.
    expect(thief.refusals).toBeLessThan(guess.refusals);
    expect(guess.refusals).toBeGreaterThan(15);
    expect(thief.drawn).toBeGreaterThan(5);
  });

  it('does not pass by looking requests up in the table and refusing each once', async () => {
    const { refusals, drawn } = await failuresOf(byLooks());
    // Most of the table can be learnt by heart. What is drawn can't.
    expect(refusals).toBeLessThan(30);
    expect(drawn).toBeGreaterThan(5);
  });

  it.each(clientMutants)('$title: drawn requests show it too', async ({ options }) => {
    const { refusals, drawn } = await failuresOf(createReference(options).handle);
    expect(refusals).toBeGreaterThan(0);
    expect(drawn).toBeGreaterThan(5);
  });
});
