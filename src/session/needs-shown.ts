import type { CaseTable } from '../../generated/case-table.ts';
import type { Capability } from '../../generated/report.ts';
import { withoutPolicy } from '../contract/policy-refused.ts';
import type { Unmet } from '../contract/recording.ts';
import type { TargetDescription } from '../contract/target.ts';
import type { Bindings } from '../contract/template.ts';

type Unmets = Record<string, Unmet>;

/** Needs that were provided and those that could not be, by alias; without traits of the target, which have probes. */
export function needCapabilities(
  aliases: readonly string[],
  { needs }: CaseTable,
  {
    unmet,
    target,
    bindings,
  }: { unmet: Unmets; target: Pick<TargetDescription, 'resources'>; bindings: Bindings },
): Capability[] {
  const created = aliases.filter((alias) => needs[alias]?.kind.includes('.')).sort();
  return created.map((name) => {
    const missing = unmet[name];
    if (missing) return { name, has: false, detail: missing.reason, remedy: missing.remedy };
    const bare = withoutPolicy([name], bindings);
    if (bare) return { name, has: true, detail: `created; ${bare.reason}` };
    const given = target.resources?.[name] !== undefined;
    return { name, has: true, detail: given ? 'named by the config' : 'created through its own API' };
  });
}

/** Puts the failed probe before the reason of each need that is missing; for a trait of the target it is the reason. */
export function namingProbes(unmet: Unmets, table: CaseTable, probed: readonly Capability[]): Unmets {
  const entries = Object.entries(unmet).map(([alias, one]) => {
    const [service, thing] = table.needs[alias]?.kind.split('.') ?? [];
    const probe = probed.find(({ name, has }) => name === service && !has);
    if (!probe) return [alias, one];
    const reason = `probe ${probe.name}: ${probe.detail}${thing === undefined ? '' : `; ${one.reason}`}`;
    return [alias, { ...one, reason }];
  });
  return Object.fromEntries(entries) as Unmets;
}
