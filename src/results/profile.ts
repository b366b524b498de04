import picomatch from 'picomatch';
import { parse } from 'yaml';
import type { CaseTable } from '../../generated/case-table.ts';
import type { Profile, Profiles } from '../../generated/profiles.ts';
import type { CaseReported } from '../../generated/report.ts';
import { readData } from '../contract/data.ts';
import { CannotJudge } from '../contract/errors.ts';
import { isJudged } from '../contract/result.ts';
import { countsAsFailed, type GateLevel } from './gate.ts';

let loaded: Profiles | undefined;

/** The profiles of this version, from the least to the most, then those of clients. */
export function loadProfiles(): Readonly<Record<string, Profile>> {
  loaded ??= parse(readData('spec/profiles.yaml')) as Profiles;
  return loaded.profiles;
}

/** @throws CannotJudge for an unknown name */
export function profileNamed(name: string): Profile {
  const profiles = loadProfiles();
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (profile) return profile;
  throw new CannotJudge(
    `--conformance-profile must be one of ${Object.keys(profiles).join(', ')}, got "${name}".`,
  );
}

/** Ids of the cases of a profile. */
export function casesOfProfile({ cases }: Profile, table: Pick<CaseTable, 'cases'>): Set<string> {
  const matches = picomatch(cases.map(({ glob }) => glob));
  return new Set(table.cases.map(({ id }) => id).filter((id) => matches(id)));
}

/** Ids of the cases that nearly every application meets. */
export function essentialCases(table: Pick<CaseTable, 'cases'>): Set<string> {
  const [least] = Object.values(loadProfiles());
  return least ? casesOfProfile(least, table) : new Set();
}

/** The last level that counts in a profile. */
export function levelOfProfile(name: string): GateLevel {
  return profileNamed(name).levels.at(-1) ?? 'wire';
}

/**
 * The highest profile that a run has reached: all of its cases were judged, and none fails at its levels.
 * @param asked the profile whose cases alone ran; a profile of a client, which is no step of the ladder, is reached only by such a run
 */
export function reachedProfile(
  table: Pick<CaseTable, 'cases'>,
  cases: readonly Pick<CaseReported, 'id' | 'outcome' | 'checks'>[],
  asked?: string,
): string | undefined {
  const passing = (level: GateLevel) =>
    new Set(cases.filter((one) => isJudged(one) && !countsAsFailed(one, { level })).map(({ id }) => id));
  const isReached = (name: string) => {
    const passed = passing(levelOfProfile(name));
    const own = [...casesOfProfile(profileNamed(name), table)];
    // A profile has no case among those of some operations, and reaching nothing proves nothing.
    return own.length > 0 && own.every((id) => passed.has(id));
  };
  const ladder = Object.entries(loadProfiles()).flatMap(([name, { client }]) => (client ? [] : [name]));
  return ladder.findLast(isReached) ?? (asked !== undefined && isReached(asked) ? asked : undefined);
}
