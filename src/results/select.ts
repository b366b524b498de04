import type { Case, CaseTable } from '../../generated/case-table.ts';
import { CannotJudge } from '../contract/errors.ts';
import { type Filter, selectCases } from './filter.ts';
import { casesOfProfile, profileNamed } from './profile.ts';
import { casesOfShard, type Shard } from './shard.ts';

/** Which cases of the table a run is of. */
export interface Selection extends Filter {
  profile?: string | undefined;
  shard?: Shard | undefined;
}

/** The cases of a run in the order in which they are run. @throws CannotJudge where nothing is chosen */
export function chosenCases(table: CaseTable, { profile, shard, ...filter }: Selection): Case[] {
  const selected = selectCases(table, filter);
  const wanted = profile === undefined ? undefined : casesOfProfile(profileNamed(profile), table);
  const ofProfile = wanted === undefined ? selected : selected.filter(({ id }) => wanted.has(id));
  if (ofProfile.length === 0)
    throw new CannotJudge(`--only and --skip leave no case of the profile ${profile}.`);
  return shard === undefined ? ofProfile : casesOfShard(ofProfile, shard);
}
