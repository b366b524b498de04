import { expect, it } from 'vitest';
import type { Report } from '../../generated/report.ts';
import { changesBetween, describeChanges } from './changes.ts';
import { evidenceOf } from './testing/evidence.ts';

const { report } = evidenceOf({
  answer: { status: 400, headers: {}, body: '{"__type":"Other"}' },
  seen: { kind: 'rejected', code: 'Other' },
});
const [first] = report.cases;

function changed(edit: (copy: Report) => void): Report {
  const copy = structuredClone(report);
  edit(copy);
  return copy;
}

const passing = changed(({ cases }) => {
  if (cases[0]) cases[0].outcome = 'pass';
});

it.each([
  ['pass', 'untestable', 'no longer judged'],
  ['fail', 'error', 'no longer judged'],
  ['untestable', 'pass', 'now judged, and pass'],
  ['error', 'pass', 'now judged, and pass'],
  ['untestable', 'fail', 'now fail'],
  ['fail', 'pass', 'now pass'],
  ['untestable', 'error', undefined],
] as const)('a case that goes from %s to %s is: %s', (was, is, what) => {
  const [before, after] = [was, is].map((outcome) =>
    changed(({ cases }) => {
      if (cases[0]) cases[0].outcome = outcome;
    }),
  ) as [Report, Report];
  expect(describeChanges(changesBetween(before, after))).toEqual(what ? [[what, [first?.id]]] : []);
});

it('changesBetween gives what broke, what was fixed, what is new and what is gone', () => {
  expect(changesBetween(passing, report)).toMatchObject({ broken: [first?.id], fixed: [] });
  expect(changesBetween(report, passing)).toMatchObject({ broken: [], fixed: [first?.id] });
  const without = changed(({ cases }) => cases.shift());
  expect(changesBetween(without, report).appeared).toEqual([first?.id]);
  expect(changesBetween(report, without).vanished).toEqual([first?.id]);
  // What a filter left out is neither.
  const chosen = changed(({ cases, run }) => {
    cases.shift();
    run.filter = ['x'];
  });
  expect(changesBetween(chosen, report).appeared).toEqual([]);
  expect(changesBetween(report, chosen).vanished).toEqual([]);
});
