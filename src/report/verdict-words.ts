import type { OperationReported, Verdict } from '../../generated/report.ts';

/** Verdicts as a reader knows them; the data has their names. */
export const VERDICT_WORDS: Readonly<Record<Verdict | OperationReported['verdict'], string>> = {
  conformant: 'conformant',
  deviates: 'deviates',
  partial: 'partial',
  untested: 'not tested',
  'not served': 'not served',
  retired: 'retired',
};
