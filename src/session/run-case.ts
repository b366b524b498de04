import type { Case } from '../../generated/case-table.ts';
import type { Recording } from '../contract/recording.ts';
import type { CaseResult } from '../contract/result.ts';
import { judge } from '../judge/judge.ts';
import type { RunContext } from '../run/context.ts';
import { recordCase } from '../run/record.ts';
import type { Slots } from '../run/slots.ts';

/** What one case came to. */
export interface CaseDone {
  recording: Recording;
  result: CaseResult;
}

/** Runs one case as soon as slots for its trails are free, and judges what was recorded. */
export async function runCase(testCase: Case, context: RunContext, slots: Slots): Promise<CaseDone> {
  const recording = await recordCase(testCase, context, slots);
  return { recording, result: judge(testCase, recording, context) };
}
