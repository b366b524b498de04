import { expect, it } from 'vitest';
import { loadTable } from '../../contract/table.ts';
import { evidenceOf } from '../testing/evidence.ts';
import { toTerminal } from './report.ts';

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
  expect(failingIn(10)).not.toContain('more:');
  expect(failingIn(11)).toContain('… 1 more: out/report.html#findings');
  expect(failingIn(12)).toContain('… 2 more: out/report.html#findings');
});
