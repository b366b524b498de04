import type { CaseTable } from '../../generated/case-table.ts';
import type { Sending } from '../lanes/sdk.ts';
import { type Cause, idOf } from '../results/findings/cause.ts';
import { wordsOf } from '../results/findings/words.ts';
import type { Fault, Input } from './oracle.ts';
import type { Lane } from './trails.ts';

/** What contradicts the spec, with the smallest request that was found for it. All answers that contradict it so are one. */
export interface Surprise {
  /** That of the finding in the report of a run, where it is one of the same cause. */
  id: string;
  title: string;
  /** What came instead, as a list of known differences has it. */
  actual: string;
  input: Input;
  /** Why it must be refused; empty if it must be accepted. */
  faults: Fault[];
  /** What came back. */
  answered: string;
  /** How many requests were generated up to and including the first one, and how often it was shrunk. */
  after: number;
  shrinks: number;
  /** How many of the generated requests were answered so. */
  times: number;
  /** How it was sent, where the smallest request sent the other way gets no such answer. */
  lane?: Lane;
  /** Listed among the known differences: not shrunk, and it doesn't count. */
  known?: true;
}

/**
 * What may be the cause of an answer; none where it fits. A request that is accepted in spite of several faults has a cause for
 * each; of one that is refused with another error any one of them may have led to it.
 */
export function causesOfAnswer(
  { seen, answer }: Pick<Sending, 'seen' | 'answer'>,
  faults: readonly Fault[],
): Cause[] {
  const due = faults.flatMap(({ errors }) => errors);
  switch (seen.kind) {
    case 'accepted':
      return faults.map(
        ({ errors: [subject = ''], rule = `error.${subject}.1` }): Cause => ({
          kind: 'accepts',
          subject,
          got: 'accepted',
          rule,
        }),
      );
    case 'rejected':
      if (due.includes(seen.code)) return [];
      if (due.length === 0) return [{ kind: 'refuses', subject: '', got: seen.code }];
      return [...new Set(faults.map(({ errors: [subject = ''] }) => subject))].map(
        (subject): Cause => ({ kind: 'other-error', subject, got: seen.code }),
      );
    case 'unreadable':
      return [{ kind: 'unreadable', subject: '', got: `${answer?.status ?? 'unreadable'}` }];
    case 'no-answer':
      return [{ kind: 'breaks-off', subject: '', got: 'no answer' }];
  }
}

/** The surprise of a cause before anything is known of its smallest request. */
export function surpriseOf(
  cause: Cause,
  { input, faults, answered, after }: Pick<Surprise, 'input' | 'faults' | 'answered' | 'after'>,
  table: CaseTable,
): Surprise {
  const title = faults.map(({ member, what }) => `${member} ${what}`).join('; ');
  const told = {
    ...{ cause, operations: [table.operation], first: { title }, count: 1, rows: [], table },
    ...{ isUnserved: false, others: [] },
  };
  return {
    id: idOf(cause),
    title: wordsOf(told).title,
    actual: cause.got,
    ...{ input, faults, answered, after },
    shrinks: 0,
    times: 1,
  };
}
