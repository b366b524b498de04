import { expect, it } from 'vitest';
import type { CaseReported } from '../../generated/report.ts';
import { brokenSteps, livesOf, stepsInLine } from './lives.ts';
import { lifeSection } from './markdown/lives.ts';
import { lifeLines } from './terminal/lives.ts';
import { painter } from './terminal/paint.ts';

function step(name: string, index: number, more: Partial<CaseReported> = {}): CaseReported {
  return {
    ...{ id: `Part/${index}`, exception: null, title: name, clauses: [], about: [], checks: [], unmet: [] },
    outcome: 'pass',
    life: { client: 'Terraform', step: name, index },
    ...more,
  };
}

const refused = { kind: 'rejected' as const, status: 400, code: 'NoSuchTrail' };
const cases: CaseReported[] = [
  step('start', 1, {
    outcome: 'fail',
    checks: [
      {
        ...{ check: 'accepted', level: 'core', passed: false, role: 'request', operation: 'StartLogging' },
        ...{ expected: { kind: 'accepted' }, actual: refused, provenance: [], clauses: [] },
      },
    ],
  }),
  step('create', 0),
  step('stop', 2, {
    outcome: 'untestable',
    unmet: [{ kind: 'step', name: 'start', client: 'Terraform', answer: refused }],
  }),
];
const lines = (of: CaseReported[], verbose = false) =>
  lifeLines({ cases: of, findings: [] }, painter(false), verbose).join('\n');

it('shows the steps of a life in their order, and why they did not pass', () => {
  const [life] = livesOf({ cases });
  if (!life) throw new Error('there is no life');
  expect(stepsInLine(life)).toBe('create ✓, start ✗, stop –');
  expect(brokenSteps(life).map(({ step, why }) => [step, why])).toEqual([
    ['start', expect.stringContaining('NoSuchTrail')],
    ['stop', expect.stringContaining('not reached, because start failed')],
  ]);
});

it('names in a terminal the steps that failed, and with --verbose those that were not reached', () => {
  expect(lines(cases)).toContain('  Terraform    1 of 3 steps in the life of a trail pass, 1 not tested\n');
  expect(lines(cases)).toContain('✗ start: ');
  expect(lines(cases, true)).toContain('create\u00a0✓, start\u00a0✗, stop\u00a0–');
  expect(lines(cases)).not.toContain('not reached');
  expect(lines(cases, true)).toContain('– stop: Terraform: start: not reached, because start failed');
});

it('is one line where all steps pass, and nothing where a run has no life', () => {
  expect(lines([step('create', 0)])).toBe('  Terraform    all 1 step in the life of a trail pass ✓');
  const { life: _, ...other } = step('create', 0);
  expect(lines([other])).toBe('');
  expect(lifeSection('## Clients', { cases: [other] })).toBe(false);
});
