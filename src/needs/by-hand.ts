import type { CaseTable, Need } from '../../generated/case-table.ts';
import type { ByHand, ByHandLines } from '../contract/by-hand.ts';
import { fill, type Scope, UndefinedPlaceholder } from '../contract/template.ts';
import { placeOf, type Where } from '../text/aws-line.ts';
import type { ByHandContext } from './kind.ts';
import { kindOf } from './kinds/index.ts';
import { worldLines } from './worlds/by-hand.ts';

/** Lines that provide the needs of a case by hand, in the order in which they build on each other, then enter its worlds. */
export const byHand: ByHand = ({ needs, worlds = [], policyChanges = {} }, run) => {
  const where = placeOf(run.report.target);
  const all = ordered(needs, run.table).map((alias) => {
    const { place } = run.table.needs[alias] ?? {};
    return linesOf(
      alias,
      place === 'region.other' ? { ...where, region: run.report.run.otherRegion } : where,
      run,
    );
  });
  const inWorlds = worldLines(worlds, run.report, where);
  return {
    setUp: [...all.flatMap(({ setUp }) => setUp), ...inWorlds.enter],
    cleanUp: [...inWorlds.leave, ...all.toReversed().flatMap(({ cleanUp }) => cleanUp)],
    variables: all.flatMap(({ variables }) => variables),
    changes: Object.entries(policyChanges).flatMap(([alias, name]) => changeLine(alias, name, where, run)),
  };
};

type Run = Parameters<ByHand>[1];

const NOTHING: ByHandLines = { setUp: [], cleanUp: [], variables: [] };

function linesOf(alias: string, where: Where, run: Run): ByHandLines {
  const need = run.table.needs[alias];
  const attributes = run.part.provided[alias];
  const kind = kindOf(need?.kind)?.byHand;
  if (!need || !attributes || !kind) return NOTHING;
  const context = contextOf(alias, need, attributes, where, run);
  if (run.report.run.given?.includes(alias)) {
    // What the user has already is neither created nor removed.
    const there = `# ${alias}: the config names ${attributes.id}, which is there already`;
    return { ...NOTHING, setUp: [there, ...(kind.given?.(context) ?? [])] };
  }
  try {
    const lines = kind.lines(context);
    if (need.place !== 'account.other') return lines;
    const elsewhere = `# ${alias}: in another account, with its credentials`;
    return { ...lines, setUp: [elsewhere, ...lines.setUp], cleanUp: [elsewhere, ...lines.cleanUp] };
  } catch (error) {
    // A report that lacks an attribute is read nevertheless; only this line can't be written.
    if (!(error instanceof UndefinedPlaceholder)) throw error;
    return { ...NOTHING, setUp: [`# ${alias}: not in the report: ${error.message}`] };
  }
}

/** The line that gives a need another policy; none where the report lacks what it is about. */
function changeLine(alias: string, name: string, where: Where, run: Run): string[] {
  const need = run.table.needs[alias];
  const attributes = run.part.provided[alias];
  const line = kindOf(need?.kind)?.byHand?.setPolicy;
  if (!need || !attributes || !line) return [];
  const context = contextOf(alias, need, attributes, where, run);
  const document = context.policy(name, attributes);
  return document === undefined ? [] : [line(context, document)];
}

function contextOf(
  alias: string,
  need: Need,
  attributes: Readonly<Record<string, string>>,
  where: Where,
  { report: { run, target }, table: { policies }, part, callLine }: Run,
): ByHandContext {
  const { region, partition, account } = target;
  const facts = {
    id: part.run,
    secret: part.secret ?? '',
    region,
    otherRegion: run.otherRegion,
    partition,
    ...(account ? { account } : {}),
  };
  const scope: Scope = { run: facts, bindings: part.provided, seed: `need/${alias}` };
  return {
    need,
    attributes,
    where,
    callLine,
    account: account ?? '',
    variable: variableOf(alias),
    variableOfOther: variableOf(need.dependsOn ?? ''),
    filled: (text) => String(fill(text, scope)),
    policy: (name, self) =>
      name && policies[name]
        ? JSON.stringify(fill(policies[name], { ...scope, captured: { self } }))
        : undefined,
  };
}

/** `key-disabled` → `KEY_DISABLED` */
function variableOf(alias: string): string {
  return alias.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}

/** What a need points to comes before it. */
function ordered(aliases: readonly string[], { needs }: CaseTable): string[] {
  const order = new Set<string>();
  const visit = (alias: string): void => {
    const of = needs[alias]?.dependsOn;
    if (of && !order.has(of)) visit(of);
    order.add(alias);
  };
  aliases.forEach(visit);
  return [...order];
}
