import type { Case, CaseTable } from '../../generated/case-table.ts';
import { type Filter, selectCases } from './filter.ts';
import { casesOfShard, type Shard } from './shard.ts';
import { selectTier } from './tier.ts';

/** Which cases of the table a run is of. */
export interface Selection extends Filter {
  tier?: string | undefined;
  shard?: Shard | undefined;
}

/** The cases of a run in the order in which they are run. @throws CannotJudge where nothing is chosen */
export function chosenCases(table: CaseTable, { tier, shard, ...filter }: Selection): Case[] {
  const selected = selectCases(table, filter);
  const ofTier = tier === undefined ? selected : selectTier(selected, tier);
  return shard === undefined ? ofTier : casesOfShard(ofTier, shard);
}
