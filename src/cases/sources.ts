import type { Fault } from '../../generated/case-table.ts';
import type { ClauseNotes } from '../../generated/clause-notes.ts';
import type { Observations } from '../../generated/observations.ts';
import type { Policies } from '../../generated/policies.ts';
import type { ResponseRules } from '../../generated/response-rules.ts';
import type { TriggerCase, Triggers } from '../../generated/triggers.ts';
import type { Spec } from '../page/spec.ts';

/** Everything the case table is made from. */
export interface Sources {
  spec: Spec;
  triggers: Triggers;
  response: ResponseRules;
  policies: Policies;
  clauses: ClauseNotes;
  observations: Observations;
}

/** A case as triggers.yaml has it, or as a boundary, rule, type or pair made it. */
export type WrittenCase = TriggerCase & { faults?: Fault[] };
