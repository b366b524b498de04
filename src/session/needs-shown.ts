import type { CaseTable } from '../../generated/case-table.ts';
import type { Capability } from '../../generated/report.ts';
import type { Unmet } from '../contract/recording.ts';
import type { TargetDescription } from '../contract/target.ts';

type Unmets = Record<string, Unmet>;

/** Needs that could be had, and those that couldn't, by alias; without traits of the target, which probes are about. */
export function needCapabilities(
  aliases: readonly string[],
  { needs }: CaseTable,
  { unmet, target }: { unmet: Unmets; target: Pick<TargetDescription, 'resources'> },
): Capability[] {
  const made = aliases.filter((alias) => needs[alias]?.kind.includes('.')).sort();
  return made.map((alias) => {
    const missing = unmet[alias];
    if (missing) return { name: alias, has: false, detail: `${missing.reason}. To add: ${missing.remedy}` };
    const given = target.resources?.[alias] !== undefined;
    return { name: alias, has: true, detail: given ? 'named by the config' : 'made through its own API' };
  });
}

/** Puts the failed probe before the reason of each need that could not be had; of a trait of the target it is the reason. */
export function namingProbes(unmet: Unmets, table: CaseTable, probed: readonly Capability[]): Unmets {
  const entries = Object.entries(unmet).map(([alias, one]) => {
    const [service, thing] = table.needs[alias]?.kind.split('.') ?? [];
    const probe = probed.find(({ name, has }) => name === service && !has);
    if (!probe) return [alias, one];
    const [seen] = probe.detail.split('. To add: ');
    const reason = `probe ${probe.name}: ${seen}${thing === undefined ? '' : `; ${one.reason}`}`;
    return [alias, { ...one, reason }];
  });
  return Object.fromEntries(entries) as Unmets;
}
