import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../../generated/case-table.ts';
import { CannotJudge } from '../contract/errors.ts';
import { packageRoot } from '../files/root.ts';

/** The file of tiers, see spec/schemas/tiers.schema.json. */
export interface Tiers {
  formatVersion: 1;
  tiers: Record<string, { description: string; cases: string[] }>;
}

export function loadTiers(): Tiers {
  return JSON.parse(readFileSync(join(packageRoot(), 'spec/CreateTrail/tiers.json'), 'utf8')) as Tiers;
}

/**
 * The cases of a tier out of those given, in the order of the tier: the most telling first.
 * @throws CannotJudge for an unknown tier, or where the other filters leave none of its cases
 */
export function selectTier(cases: readonly Case[], name: string, { tiers }: Tiers = loadTiers()): Case[] {
  const tier = Object.hasOwn(tiers, name) ? tiers[name] : undefined;
  if (!tier) {
    throw new CannotJudge(`Unknown tier ${name}; there are: ${Object.keys(tiers).join(', ')}.`);
  }
  const byId = new Map(cases.map((one) => [one.id, one]));
  const chosen = tier.cases.flatMap((id) => byId.get(id) ?? []);
  if (chosen.length === 0) throw new CannotJudge(`--only leaves no case of the tier ${name}.`);
  return chosen;
}
