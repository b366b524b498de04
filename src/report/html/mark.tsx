import type { VNode } from 'preact';
import type { Outcome, Verdict } from '../../../generated/report.ts';

/** The sign of a verdict or an outcome: colour is never the only one. */
export const MARKS: Readonly<Record<Verdict | Outcome, string>> = {
  conformant: '✓',
  deviates: '✗',
  partial: '◐',
  untested: '·',
  retired: '–',
  pass: '✓',
  fail: '✗',
  untestable: '·',
  error: '!',
};

export function Mark({ of }: { of: Verdict | Outcome }): VNode {
  return (
    <span class="mark" aria-hidden="true">
      {MARKS[of]}
    </span>
  );
}
