import { expect, it } from 'vitest';
import { EvidenceIndex } from '../evidence.ts';
import { evidenceOf } from '../testing/evidence.ts';
import { type Story, storyOf } from './story.ts';

const evidence = evidenceOf({
  answer: { status: 200, headers: { date: 'today', 'x-a': 'b' }, body: '{"c":1}' },
  seen: { kind: 'accepted', output: {} },
});
const index = new EvidenceIndex(evidence);

function story(id: string): Story {
  const [found] = index.cases([id]);
  if (!found) throw new Error(`no case ${id}`);
  return storyOf(found, index);
}

it('tells what a failing case expected and why', () => {
  const { outcome, headline, wrong, findings, planned } = story('InvalidTrailNameException/empty');
  expect(outcome).toBe('fail');
  expect(findings.map((one) => one.id)).toEqual(['accepts.InvalidTrailNameException']);
  expect(headline).toBe(wrong[0]?.message);
  expect(wrong[0]?.reasons[0]).toMatchObject({ kind: 'documented' });
  expect(planned?.errors.map(({ code }) => code)).toContain('InvalidTrailNameException');
});

it('tells what was sent and what came back, without the headers of the connection', () => {
  const { request } = story('InvalidTrailNameException/empty');
  expect(request?.sent).toMatch(/^POST http/);
  expect(request?.answer).toBe('HTTP 200\nx-a: b\n\n{\n  "c": 1\n}');
});

it('has the reads, and the lines to look by hand, only where a failing check is about them', () => {
  const all = evidence.report.cases.map(({ id }) => story(id));
  const about = ({ wrong }: Story) => wrong.some(({ role }) => role === 'probe');
  expect(all.some(about)).toBe(true);
  expect(all.every(about)).toBe(false);
  for (const one of all) {
    expect(one.reads.length > 0, one.id).toBe(about(one));
    expect((one.reproduction?.look.length ?? 0) > 0, one.id).toBe(about(one));
  }
});

it('tells what happened where the table has no such case any more', () => {
  const other = new EvidenceIndex({ ...evidence, table: { ...evidence.table, cases: [] } });
  const [found] = other.cases(['InvalidTrailNameException/empty']);
  const told = found && storyOf(found, other);
  expect(told?.planned).toBeUndefined();
  expect(told?.wrong.length).toBeGreaterThan(0);
  expect(told?.control?.description).toBe('the one fault fixed');
});
