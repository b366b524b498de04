import type { Remark } from '../../generated/report.ts';
import type { Model } from '../page/model/model.ts';
import type { Spec } from '../page/spec.ts';
import type { Observation } from './observe.ts';

/** What one run observed, and the suite, page and SDK model that it used. */
export interface Snapshot {
  suite: { version: string; casesSha256: string };
  spec: Spec;
  model: Model;
  /** Where the page and the SDK's documents say different things; older baselines don't have it. */
  sentences?: Remark[];
  observation: Observation;
  /** The run was of chosen cases, so that one that is not in it says nothing; older baselines don't have it. */
  isChosen?: boolean;
}

/** Why something differs from the baseline. */
export type Label = 'page' | 'sdk-model' | 'behaviour' | 'wording' | 'transient' | 'environment' | 'suite';

export interface Change {
  label: Label;
  /** A case, a clause, or a member of the model. */
  subject: string;
  message: string;
  /** The cases that it concerns. */
  cases: string[];
}

export function change(
  label: Label,
  subject: string,
  message: string,
  cases: readonly string[] = [subject],
): Change {
  return { label, subject, message, cases: [...cases] };
}

/** Labels of changes in the contract or the service. */
const DRIFT: readonly Label[] = ['page', 'sdk-model', 'behaviour', 'wording'];

/** Whether any change is a drift of the service, of its page or of its SDK model. */
export function isDrift(changes: readonly Change[]): boolean {
  return changes.some(({ label }) => DRIFT.includes(label));
}
