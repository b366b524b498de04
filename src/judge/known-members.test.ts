import { expect, it } from 'vitest';
import { loadSuite } from '../contract/table.ts';
import { createReference } from '../reference/index.ts';
import { BESIDE } from '../reference/testing/fairness/beside.ts';
import { asVariant } from '../reference/testing/fairness/variants.ts';
import { runInProcess } from '../session/testing/in-process.ts';
import { withKnownMembers } from './known-members.ts';

const known = (operation: string, output: Record<string, unknown>) => {
  const sent = { method: 'POST', url: '', headers: {}, body: '' };
  const common = { role: 'request', lane: 'wire', operation, sent, at: '', ms: 0 } as const;
  const { seen } = withKnownMembers({ ...common, seen: { kind: 'accepted', output } });
  return seen.kind === 'accepted' ? seen.output : seen;
};

it('leaves out unknown members at every depth, as an SDK does', () => {
  const tag = { Key: 'team', Value: 'blue' };
  const listed = { ResourceId: 'a', TagsList: [{ ...tag, Fresh: 1 }], Fresh: {} };
  expect(known('ListTags', { ResourceTagList: [listed], Fresh: [] })).toEqual({
    ResourceTagList: [{ ResourceId: 'a', TagsList: [tag] }],
  });
  expect(known('GetTrail', { Trail: { Name: 'a', constructor: 1 } })).toEqual({ Trail: { Name: 'a' } });
});

it('keeps what is of another type than the documents say, and answers of unknown operations', () => {
  for (const output of [{ ResourceTagList: { Fresh: 1 } }, { ResourceTagList: [null, 'a', [{ b: 1 }]] }])
    expect(known('ListTags', output)).toEqual(output);
  expect(known('GetTrail', { Trail: ['a'] })).toEqual({ Trail: ['a'] });
  expect(known('ListBuckets', { Fresh: 1 })).toEqual({ Fresh: 1 });
});

it('compares an answer in one lane with an answer in the other', async () => {
  const table = loadSuite(['ListTags', 'GetTrail', 'GetEventSelectors']);
  const cases = table.cases.filter(({ id }) => /same-name|as-described|by-arn|beside/.test(id));
  const lanes = new Set<string>();
  for (const variant of BESIDE) {
    const handle = asVariant(createReference().handle, variant);
    const { done } = await runInProcess({ table, cases, handle, runId: 'beside' });
    const failed = done.flatMap(({ result, recording }) => {
      for (const { lane, operation } of recording.exchanges) lanes.add(`${lane} ${operation}`);
      return result.checks.filter(({ passed, level }) => !passed && /core|state/.test(level));
    });
    expect(failed).toEqual([]);
  }
  expect([...lanes]).toEqual(expect.arrayContaining(['sdk GetTrail', 'wire ListTags']));
});
