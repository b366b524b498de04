import { beforeAll, expect, test } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { loadSpec } from '../page/load.ts';
import { readModel } from '../page/model/model.ts';
import type { Spec } from '../page/spec.ts';
import { createReference, type HttpResponse, type ReferenceOptions } from '../reference/index.ts';
import { runInProcess } from '../session/testing/in-process.ts';
import { compareNights, isDrift, type Label, type Night, toConfirm } from './compare.ts';
import { observe } from './observe.ts';

const table = loadTable();
const WANTED = /^(?:InvalidTrailName|InvalidS3Prefix|TrailAlreadyExists|S3BucketDoesNotExist|Response\/)/;
const cases = table.cases.filter(({ id, worlds = [] }) => WANTED.test(id) && worlds.length === 0);

/** A service of a night; `index` counts the observations, so that something may happen in one of them only. */
type Service = (index: number) => ReferenceOptions;

async function observeNight(service: Service, index: number, only?: readonly string[]) {
  const reference = createReference(service(index));
  const chosen = only ? cases.filter(({ id }) => only.includes(id)) : cases;
  const runId = `nght${String(index).padStart(2, '0')}`;
  const { done } = await runInProcess({
    table,
    cases: chosen,
    handle: (request) => reference.handle(request),
    runId,
  });
  return observe(chosen, done);
}

let spec: Spec;
let baseline: Night;
const suite = { version: '0.1.0', casesSha256: 'same' };
const model = readModel(table.operation);

beforeAll(async () => {
  spec = await loadSpec();
  baseline = { suite, spec, model, observation: await observeNight(() => ({}), 0) };
});

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
  change?: (night: Night) => Night;
  labels: Label[];
  drift: boolean;
}

/** Every answer to a CreateTrail, bent. */
function bent(bend: (response: HttpResponse) => HttpResponse): ReferenceOptions {
  return { response: (response, { request }) => (creates(request) ? bend(response) : response) };
}

const NIGHTS: readonly Simulated[] = [
  { name: 'nothing', labels: [], drift: false },
  {
    name: 'a new response member',
    service: () => ({ createBody: (body) => ({ ...body, BrandNew: true }) }),
    labels: ['behaviour'],
    drift: true,
  },
  {
    name: 'a changed status',
    service: () => bent((response) => (response.status === 400 ? { ...response, status: 403 } : response)),
    labels: ['behaviour'],
    drift: true,
  },
  {
    name: 'a renamed error',
    service: () =>
      bent((response) =>
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
    name: 'a flaky one in five',
    service: (index) => {
      let count = 0;
      return bent((response) => {
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
    name: 'throttling all night',
    service: () => bent((response) => refuse(response, 'ThrottlingException')),
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
    change: (night) => {
      const changed = structuredClone(night.spec);
      const limits = changed.request.members.find(({ name }) => name === 'S3KeyPrefix')?.limits;
      if (!limits?.maxLength) throw new Error('the spec has no limit of S3KeyPrefix');
      const { clause } = limits.maxLength;
      limits.maxLength.value = 250;
      changed.clauses = changed.clauses.map((one) =>
        one.id === clause ? { ...one, sha256: 'f'.repeat(64) } : one,
      );
      return { ...night, spec: changed };
    },
    labels: ['page'],
    drift: true,
  },
  {
    name: 'a page with a new exception',
    change: (night) => {
      const changed = structuredClone(night.spec);
      const [first] = changed.errors;
      const [clause] = changed.clauses;
      if (!first || !clause) throw new Error('the spec is empty');
      changed.errors.push({ ...first, name: 'BrandNewException', clauses: ['error.BrandNewException.1'] });
      changed.clauses.push({ ...clause, id: 'error.BrandNewException.1', sha256: 'e'.repeat(64) });
      return { ...night, spec: changed };
    },
    labels: ['page'],
    drift: true,
  },
  {
    name: 'a page with a sentence elsewhere',
    change: (night) => {
      const changed = structuredClone(night.spec);
      const moved = changed.clauses.find(({ id }) => id === 'request.Name.4');
      if (!moved) throw new Error('the spec has no such clause');
      moved.id = 'request.Name.40';
      return { ...night, spec: changed };
    },
    labels: ['page'],
    drift: true,
  },
  {
    name: 'an SDK with a new member',
    change: (night) => ({
      ...night,
      model: { ...night.model, response: [...night.model.response, 'BrandNew'] },
    }),
    labels: ['sdk-model'],
    drift: true,
  },
  {
    name: 'a wording change',
    service: () =>
      bent((response) =>
        response.status === 400
          ? withBody(response, { ...json(response), Message: 'Said in other words.' })
          : response,
      ),
    labels: ['wording'],
    drift: true,
  },
  {
    name: 'a case that the suite has anew',
    change: (night) => {
      const [[id, seen] = ['', undefined]] = Object.entries(night.observation);
      if (!seen) throw new Error('nothing was observed');
      return { ...night, observation: { ...night.observation, [id]: { ...seen, definition: '"another"' } } };
    },
    labels: ['suite'],
    drift: false,
  },
];

test.each(NIGHTS)(
  '$name',
  async ({ name, service = () => ({}), change = (night) => night, labels, drift }) => {
    const tonight = change({ suite, spec, model, observation: await observeNight(service, 1) });
    const ids = toConfirm(baseline, tonight);
    const again =
      ids.length > 0 ? [await observeNight(service, 2, ids), await observeNight(service, 3, ids)] : [];
    const changes = compareNights(baseline, tonight, again);
    const found = [...new Set(changes.map(({ label }) => label))];
    process.stdout.write(
      `| ${name} | ${found.join(', ') || 'none'} | ${changes.length} | ${drift ? 4 : 0} |\n`,
    );
    expect(found).toEqual(labels);
    expect(isDrift(changes)).toBe(drift);
  },
);
