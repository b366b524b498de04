import { expect, it } from 'vitest';
import type { Report } from '../../../generated/report.ts';
import { loadSuite, loadTable } from '../../contract/table.ts';
import { evidenceOf } from '../testing/evidence.ts';
import { toTerminal } from './report.ts';
import { verdictLines } from './verdicts.ts';

const { groups, cases } = loadTable();
const ACCEPTED = {
  answer: { status: 200, headers: {}, body: '{}' },
  seen: { kind: 'accepted', output: {} },
} as const;

/** The terminal of a target that fails one case of each of so many exceptions. */
function failingIn(exceptions: number): string {
  const firsts = groups.flatMap(({ name, kind }) =>
    kind === 'exception' ? cases.filter(({ group }) => group === name).slice(0, 1) : [],
  );
  const { report } = evidenceOf(ACCEPTED, { cases: firsts.slice(0, exceptions) });
  return toTerminal(report, { color: false, files: ['out/report.html'] });
}

it('shows ten findings and where the others are', () => {
  expect(failingIn(10)).not.toContain('#findings');
  expect(failingIn(11)).toContain('… 1 more: out/report.html#findings');
  expect(failingIn(12)).toContain('… 2 more: out/report.html#findings');
});

it('names ten resources that are left, counts the others by kind, and names all where it is asked to', () => {
  const { report } = evidenceOf(ACCEPTED, { cases: [] });
  const leaks = Array.from({ length: 300 }, (_, n) => ({
    kind: n % 3 === 0 ? 's3.bucket' : 'kms.key',
    name: `left-${n}`,
    reason: 'nobody listens there any more',
  }));
  const shown = (verbose: boolean) =>
    toTerminal({ ...report, leaks }, { color: false, files: ['out/report.json', 'out/report.html'], verbose })
      .split('\n')
      .filter((line) => line.startsWith('  leaked '));
  expect(shown(true)).toHaveLength(300);
  expect(shown(false)).toHaveLength(11);
  expect(shown(false).at(-1)).toBe('  leaked       … 290 more (194 kms.key, 96 s3.bucket): out/report.json');
});

it('says before the findings what to add where most is not tested', () => {
  const few = cases.filter(({ group }) => group === 'Response');
  const { report } = evidenceOf(ACCEPTED, { cases: few });
  const untested = (count: number) => ({
    ...report,
    cases: report.cases.map((one, at) => {
      const unmet = [{ kind: 'need' as const, name: 'bucket', reason: 'refused', remedy: 'serve buckets' }];
      return at < count ? { ...one, outcome: 'untestable' as const, unmet } : { ...one, unmet: [] };
    }),
  });
  const places = (count: number) => {
    const text = toTerminal(untested(count), { color: false, files: ['out/report.html'] });
    expect(text).toContain(`${count} cases not tested: missing bucket (${count})`);
    return { advice: text.indexOf('serve buckets'), findings: text.indexOf('Fix first') };
  };
  const most = places(few.length - 2);
  expect(most.advice).toBeGreaterThan(0);
  expect(most.advice).toBeLessThan(most.findings);
});

it('names few exceptions, and where the others are', () => {
  const lines = failingIn(30).split('\n');
  const from = lines.findIndex((line) => line.startsWith('  33 exceptions:'));
  const rows = lines.slice(
    from + 1,
    lines.findIndex((line) => / further parts: /.test(line)),
  );
  expect(rows).toHaveLength(3);
  expect(rows.join(' ').replace(/\s+/g, ' ')).toMatch(
    /^ ✗ deviates .* … \d+ more: out\/report\.html#exceptions$/,
  );
});

it.each([
  ['an operation', loadTable()],
  ['all operations', loadSuite()],
])('counts the exceptions and the further parts of %s apart, each with numbers that add up', (_, table) => {
  const { report } = evidenceOf(ACCEPTED, { table });
  const text = verdictLines(report, (_style, line) => line, 'out/report.html').join('\n');
  for (const [what, { length }] of [
    ['exceptions', report.exceptions],
    ['further parts', report.parts],
  ] as const) {
    const [, counts = ''] = new RegExp(`^  ${length} ${what}: (.*)$`, 'm').exec(text) ?? [];
    const sum = counts.split(', ').reduce((all, one) => all + Number.parseInt(one, 10), 0);
    expect(sum, what).toBe(length);
  }
});

it.each([
  ['an operation', loadTable()],
  ['all operations', loadSuite()],
])('fits 60 lines of 80 columns, however much of %s fails', (_, table) => {
  const { report } = evidenceOf(ACCEPTED, { table });
  const lines = toTerminal(report, { color: false, files: ['out/report.html', 'out/target.log'] }).split(
    '\n',
  );
  // Before it there are nine more: the target, what it can do, and how far the run is.
  expect(lines.length).toBeLessThanOrEqual(51);
  for (const line of lines.filter((one) => !one.includes('--only CASE')))
    expect(line.length, line).toBeLessThanOrEqual(80);
});

it.each<[Partial<Report['run']>, string | undefined, string]>([
  [{}, undefined, 'no profile reached'],
  [{}, 'complete', 'profile complete reached'],
  [{ profile: 'terraform' }, 'terraform', 'profile terraform reached'],
  [{ profile: 'terraform' }, undefined, 'profile terraform not reached'],
  [{ filter: ['Tags*'] }, undefined, ''],
  [{ profile: 'terraform', skip: ['Tags*'] }, undefined, ''],
  [{ shard: { index: 1, total: 2 } }, undefined, ''],
])('says of a run of %j that reached %s: %s', (chosen, profile, said) => {
  const { report } = evidenceOf(ACCEPTED, { cases: cases.slice(0, 1) });
  const summary = { ...report.summary, ...(profile ? { profile } : {}) };
  const run = { ...report.run, ...chosen };
  const text = toTerminal({ ...report, run, summary }, { color: false, files: [] });
  expect(/of the cases judged(?:, (.*))?$/m.exec(text)?.[1] ?? '').toBe(said);
});

it('fits 20 lines where all is right', () => {
  const { report } = evidenceOf(ACCEPTED, { cases: [] });
  const all = { ...report, run: { ...report.run, filter: [] } };
  expect(
    toTerminal(all, { color: false, files: ['out/report.html'] }).split('\n').length,
  ).toBeLessThanOrEqual(20);
});
