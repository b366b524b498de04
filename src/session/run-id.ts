import { randomBytes } from 'node:crypto';
import { CannotJudge } from '../contract/errors.ts';
import type { TargetDescription } from '../contract/target.ts';
import { RUN_ID } from '../contract/template.ts';

/** The run id asked for, else a drawn one. @throws CannotJudge for one that is malformed, or unsafe where others may be at work */
export function checkedRunId({
  runId,
  target,
}: {
  runId?: string | undefined;
  target: Pick<TargetDescription, 'aws'>;
}): string {
  if (runId === undefined) return newRunId();
  if (!RUN_ID.test(runId)) {
    throw new CannotJudge(`--run-id must be six characters of a-z and 0-9, got "${runId}".`);
  }
  if (target.aws) {
    throw new CannotJudge(
      '--run-id is for emulators: on an account of AWS two runs of one id would take each other for their own.',
    );
  }
  return runId;
}

/** Six random characters of [0-9a-f]: part of every name a run makes. */
export function newRunId(): string {
  return randomBytes(6).toString('hex').slice(0, 6);
}
