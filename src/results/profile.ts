import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { parse } from 'yaml';
import type { CaseTable } from '../../generated/case-table.ts';
import type { Profile, Profiles } from '../../generated/profiles.ts';
import { CannotJudge } from '../contract/errors.ts';
import { packageRoot } from '../files/root.ts';

let loaded: Profiles | undefined;

/** The profiles of this version, from the least to the most. */
export function loadProfiles(): Readonly<Record<string, Profile>> {
  loaded ??= parse(readFileSync(join(packageRoot(), 'spec/profiles.yaml'), 'utf8')) as Profiles;
  return loaded.profiles;
}

/** @throws CannotJudge for an unknown name */
export function profileNamed(name: string): Profile {
  const profiles = loadProfiles();
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (profile) return profile;
  throw new CannotJudge(`--profile must be one of ${Object.keys(profiles).join(', ')}, got "${name}".`);
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
