import { beforeAll, expect, test } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { loadSpec } from '../page/load.ts';
import { readModel } from '../page/model/model.ts';
import type { Spec } from '../page/spec.ts';
import { createReference, type HttpResponse, type ReferenceOptions } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';
import { compareSnapshots, toConfirm } from './compare.ts';
import { observe } from './observe.ts';
import { isDrift, type Label, type Snapshot } from './snapshot.ts';

const table = loadTable();
const WANTED =
  /^(?:InvalidTrailNameException\/name-adjacent|InvalidS3Prefix|TrailAlreadyExists|S3BucketDoesNotExist|Response\/combination-0)/;
const cases = table.cases.filter(({ id, worlds = [] }) => WANTED.test(id) && worlds.length === 0);

/** A service; `index` counts the observations, so that it can behave differently in one of them. */
type Service = (index: number) => ReferenceOptions;

async function observeService(service: Service, index: number, only?: readonly string[]) {
  const reference = createReference(service(index));
  const chosen = only ? cases.filter(({ id }) => only.includes(id)) : cases;
  const runId = `drft${String(index).padStart(2, '0')}`;
  const { done } = await runInProcess({
    table,
    cases: chosen,
    handle: (request) => reference.handle(request),
    runId,
  });
  return observe(chosen, done);
}

let spec: Spec;
let baseline: Snapshot;
const suite = { version: '0.1.0', casesSha256: 'same' };
const model = readModel(table.operation);

beforeAll(async () => {
  spec = await loadSpec();
  const sentences = [
    { ...DIFFERENT, subject: 'request.Name', message: 'request.Name: only the SDK says it' },
  ];
  baseline = { suite, spec, model, sentences, observation: await observeService(() => ({}), 0) };
});

const DIFFERENT = {
  kind: 'model-conflict' as const,
  subject: 'request.KmsKeyId',
  message: 'request.KmsKeyId: the page and the SDK say different things',
};

const creates = (request: { headers: Readonly<Record<string, string>> }) =>
  request.headers['x-amz-target']?.endsWith('.CreateTrail') === true;
const json = (response: HttpResponse) => JSON.parse(String(response.body)) as Record<string, unknown>;
const withBody = (response: HttpResponse, body: object): HttpResponse => ({
  ...response,
  body: JSON.stringify(body),
});
const refuse = (response: HttpResponse, code: string): HttpResponse => ({
  ...withBody(response, { __type: code, message: 'x' }),
  status: 400,
});

interface Simulated {
  name: string;
  service?: Service;
  change?: (snapshot: Snapshot) => Snapshot;
  labels: Label[];
  drift: boolean;
}

/** Changes every answer to CreateTrail. */
function changed(change: (response: HttpResponse) => HttpResponse): ReferenceOptions {
  return { response: (response, { request }) => (creates(request) ? change(response) : response) };
}

const CHANGES: readonly Simulated[] = [
  { name: 'nothing', labels: [], drift: false },
  {
    name: 'a new response member',
    service: () => ({ createBody: (body) => ({ ...body, BrandNew: true }) }),
    labels: ['behaviour'],
    drift: true,
  },
  {
    name: 'a changed status',
    service: () => changed((response) => (response.status === 400 ? { ...response, status: 403 } : response)),
    labels: ['behaviour'],
    drift: true,
  },
  {
    name: 'a renamed error',
    service: () =>
      changed((response) =>
        response.status === 400 && json(response).__type === 'TrailAlreadyExistsException'
          ? withBody(response, { ...json(response), __type: 'TrailExistsException' })
          : response,
      ),
    labels: ['behaviour'],
    drift: true,
  },
  {
    name: 'a raised limit',
    service: () => ({
      rules: (rules) => rules.filter(({ id }) => id !== 'prefix.too-long' && !/prefix/.test(id)),
    }),
    labels: ['behaviour'],
    drift: true,
  },
  {
    name: 'one flaky answer in five',
    service: (index) => {
      let count = 0;
      return changed((response) => {
        count += 1;
        return index === 1 && count % 5 === 0 && response.status === 400
          ? withBody(response, { __type: 'ConflictException' })
          : response;
      });
    },
    labels: ['transient'],
    drift: false,
  },
  {
    name: 'throttling all the time',
    service: () => changed((response) => refuse(response, 'ThrottlingException')),
    labels: ['environment'],
    drift: false,
  },
  {
    name: 'expired credentials',
    service: () => ({ response: (response) => refuse(response, 'ExpiredTokenException') }),
    labels: ['environment'],
    drift: false,
  },
  {
    name: 'a page with a changed number',
    change: (snapshot) => {
      const changed = structuredClone(snapshot.spec);
      const limits = changed.request.members.find(({ name }) => name === 'S3KeyPrefix')?.limits;
      if (!limits?.maxLength) throw new Error('the spec has no limit of S3KeyPrefix');
      const { clause } = limits.maxLength;
      limits.maxLength.value = 250;
      changed.clauses = changed.clauses.map((candidate) =>
        candidate.id === clause ? { ...candidate, sha256: 'f'.repeat(64) } : candidate,
      );
      return { ...snapshot, spec: changed };
    },
    labels: ['page'],
    drift: true,
  },
  {
    name: 'a page with a new exception',
    change: (snapshot) => {
      const changed = structuredClone(snapshot.spec);
      const [first] = changed.errors;
      const [clause] = changed.clauses;
      if (!first || !clause) throw new Error('the spec is empty');
      changed.errors.push({ ...first, name: 'BrandNewException', clauses: ['error.BrandNewException.1'] });
      changed.clauses.push({ ...clause, id: 'error.BrandNewException.1', sha256: 'e'.repeat(64) });
      return { ...snapshot, spec: changed };
    },
    labels: ['page'],
    drift: true,
  },
  {
    name: 'a page with a moved sentence',
    change: (snapshot) => {
      const changed = structuredClone(snapshot.spec);
      const moved = changed.clauses.find(({ id }) => id === 'request.Name.4');
      if (!moved) throw new Error('the spec has no such clause');
      moved.id = 'request.Name.40';
      return { ...snapshot, spec: changed };
    },
    labels: ['page'],
    drift: true,
  },
  {
    name: 'an SDK with a new member',
    change: (snapshot) => ({
      ...snapshot,
      model: { ...snapshot.model, response: [...snapshot.model.response, 'BrandNew'] },
    }),
    labels: ['sdk-model'],
    drift: true,
  },
  {
    name: 'an SDK that says something else than the page',
    change: (snapshot) => ({ ...snapshot, sentences: [...(snapshot.sentences ?? []), DIFFERENT] }),
    labels: ['sdk-model'],
    drift: true,
  },
  {
    name: 'an SDK that no longer says something else than the page',
    change: (snapshot) => ({ ...snapshot, sentences: [] }),
    labels: ['sdk-model'],
    drift: true,
  },
  {
    name: 'a baseline of a version that compared no sentences',
    change: ({ sentences: _sentences, ...snapshot }) => snapshot,
    labels: [],
    drift: false,
  },
  {
    name: 'a wording change',
    service: () =>
      changed((response) =>
        response.status === 400
          ? withBody(response, { ...json(response), Message: 'Other words.' })
          : response,
      ),
    labels: ['wording'],
    drift: true,
  },
  {
    name: 'a case that the suite changed',
    change: (snapshot) => {
      const [[id, seen] = ['', undefined]] = Object.entries(snapshot.observation);
      if (!seen) throw new Error('nothing was observed');
      return {
        ...snapshot,
        observation: { ...snapshot.observation, [id]: { ...seen, definition: '"another"' } },
      };
    },
    labels: ['suite'],
    drift: false,
  },
];

test.each(CHANGES)(
  '$name',
  async ({ service = () => ({}), change = (snapshot) => snapshot, labels, drift }) => {
    const { sentences = [] } = baseline;
    const current = change({ suite, spec, model, sentences, observation: await observeService(service, 1) });
    const ids = toConfirm(baseline, current);
    const again =
      ids.length > 0 ? [await observeService(service, 2, ids), await observeService(service, 3, ids)] : [];
    const changes = compareSnapshots(baseline, current, again);
    const found = [...new Set(changes.map(({ label }) => label))];
    expect(found).toEqual(labels);
    expect(isDrift(changes)).toBe(drift);
  },
);

test('compares no sentences with a baseline that has none', () => {
  const { sentences: _sentences, ...old } = baseline;
  expect(compareSnapshots(old, baseline, [])).toEqual([]);
});
