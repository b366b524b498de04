import type { Fault } from '../../generated/case-table.ts';
import type { ClauseNotes } from '../../generated/clause-notes.ts';
import type { Observations } from '../../generated/observations.ts';
import type { Policies } from '../../generated/policies.ts';
import type { PolicyGrammar } from '../../generated/policy-grammar.ts';
import type { References } from '../../generated/references.ts';
import type { ResponseRules } from '../../generated/response-rules.ts';
import type { TriggerCase, Triggers } from '../../generated/triggers.ts';
import type { Spec } from '../page/spec.ts';

/** Everything that the case table is built from. */
export interface Sources {
  spec: Spec;
  triggers: Triggers;
  response: ResponseRules;
  policies: Policies;
  policyGrammar: PolicyGrammar;
  references: References;
  clauses: ClauseNotes;
  observations: Observations;
}

/** A case from triggers.yaml, or one that a boundary, rule, type or pair generated. */
export type WrittenCase = TriggerCase & SpelledOut & { faults?: Fault[] };

/** Values of another type that a service can read as those that they spell. */
export interface SpelledOut {
  /** What a success must show instead of the values that were sent. */
  readAs?: Record<string, unknown>;
}
