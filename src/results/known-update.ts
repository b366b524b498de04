import { isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import type { KnownDifferences } from '../../generated/known-differences.ts';
import type { Finding } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import { groupBy } from '../contract/group-by.ts';
import { writeWhole } from '../files/write.ts';
import { counted } from '../text/counted.ts';
import { idOf } from './findings/cause.ts';
import { byPrecedence, matchesCase } from './known.ts';
import type { KnownFinding } from './known-entry.ts';
import { entryNodes, isBlank, type KnownFile } from './known-file.ts';
import { globsOf } from './known-globs.ts';
import type { KnownMessage } from './known-judge.ts';

/** What updating the list does about a finding; for what it leaves alone, what the user has to do. */
export function describeUpdate(finding: KnownMessage, { entries }: Pick<KnownFile, 'entries'>): string {
  const { state, case: id, entry, actual, cases = [], message } = finding;
  const listed = entry === undefined ? undefined : entries[entry];
  switch (state) {
    case 'new':
      return `added    ${id}: ${actual}`;
    case 'vanished':
      return `removed  ${id}: ${finding.unmatched ? 'no case has this name' : 'it no longer fails'}`;
    case 'changed':
      if (Array.isArray(listed?.cases))
        return `changed  ${id}: it now fails ${counted(cases.length, 'case')}`;
      if (listed?.finding !== undefined) return `changed  ${id}: ${listed.cases} cases became ${actual}`;
      return `changed  ${id}: ${listed?.actual} became ${actual}`;
    case 'expired':
      return `expired  ${id}: accepted until ${listed?.expires}; fix it, or set a new date`;
    case 'known':
      return message;
  }
}

/**
 * Updates the list to what a run found: vanished entries go, changed ones get what is there now, new ones are added.
 * Reasons, links, dates and comments stay, and so does what the run did not judge.
 * @param allIds ids of every case of this version, whatever the run's filter
 * @param reason why those without a reason may fail; empty where a person has to fill it in
 * @param found the findings of a run of every case: new failures are then listed by finding, else case by case
 * @returns how many entries there are, how many lack a reason, and how many existing ones got it
 */
export async function updateKnown(
  file: KnownFile,
  findings: readonly KnownFinding[],
  allIds: readonly string[],
  reason = '',
  found: readonly Found[] = [],
): Promise<{ entries: number; reasonless: number; filled: number }> {
  const { document } = file;
  const known = document.get('known');
  if (!isSeq(known)) throw new CannotJudge(`${file.shown}: known: expected a list.`);
  known.flow = false;
  const unjudged = unjudgedCases(file, findings, allIds);
  for (const [index, node] of entryNodes(document).entries()) {
    const own = findings.filter(({ entry }) => entry === index);
    if (node.has('finding')) {
      updateFinding(known, node, own, allIds);
      continue;
    }
    if (own.every(({ state }) => state === 'known' || state === 'expired')) continue;
    const replacements = [
      // What still fails is named case by case: a glob that no longer fits all its cases would only fail again.
      ...own.filter(({ state }) => state !== 'vanished'),
      // What was not judged stays as listed.
      ...unjudged.filter(({ entry }) => entry === index),
    ];
    known.items.splice(known.items.indexOf(node), 1, ...replacements.map((one) => copyOf(node, one)));
  }
  const silent = reason === '' ? [] : entryNodes(document).filter((node) => isBlank(node.get('reason')));
  for (const node of silent) node.set('reason', reason);
  for (const entry of newEntries(findings, found, document.toJS() as KnownDifferences, allIds)) {
    known.add(document.createNode({ ...entry, reason }));
  }
  await writeWhole(file.path, document.toString({ lineWidth: 0 }));
  const written = (document.toJS() as KnownDifferences).known;
  const reasonless = written.filter((one) => isBlank(one.reason)).length;
  return { entries: written.length, reasonless, filled: silent.length };
}

/** What a finding needs to be listed. */
type Found = Pick<Finding, 'id' | 'actual' | 'cases'> & Partial<Pick<Finding, 'kind' | 'subject'>>;

/** An entry of a finding goes with it, and takes its cases. */
function updateFinding(
  known: YAMLSeq,
  node: YAMLMap,
  own: readonly KnownFinding[],
  allIds: readonly string[],
): void {
  if (own.some(({ state }) => state === 'vanished')) known.items.splice(known.items.indexOf(node), 1);
  const changed = own.find(({ state }) => state === 'changed');
  if (changed?.cases) node.set('cases', globsOf(changed.cases, allIds));
}

/** Entries for what is new: a finding for all of its cases, or each case by itself. */
function newEntries(
  findings: readonly KnownFinding[],
  found: readonly Found[],
  { known }: KnownDifferences,
  allIds: readonly string[],
): object[] {
  const fresh = findings.filter(({ state }) => state === 'new');
  const isFresh = new Set(fresh.map(({ case: id }) => id));
  const listed = new Set(known.map(({ finding }) => finding));
  const byFinding = found.filter(({ id, cases }) => !listed.has(id) && cases.some((one) => isFresh.has(one)));
  const covered = new Set(found.flatMap(({ cases }) => cases));
  return [
    ...byError(byFinding).map(({ id, actual, cases }) => ({
      finding: id,
      actual,
      cases: globsOf(cases, allIds),
    })),
    ...fresh.filter(({ case: id }) => !covered.has(id)).map(({ case: id, actual }) => ({ case: id, actual })),
  ];
}

/**
 * One entry for an error that several rules or operations don't return: its number of cases tells where one more of them breaks.
 */
function byError(found: readonly Found[]): Found[] {
  const keyOf = ({ id, kind, subject = '', actual }: Found) =>
    kind === 'accepts' ? idOf({ kind, subject, got: actual }) : id;
  return groupBy(found, keyOf).flatMap(([id, same]): Found[] => {
    const [one] = same;
    if (!one || same.length === 1) return [...same];
    return [{ ...one, id, cases: [...new Set(same.flatMap(({ cases }) => cases))] }];
  });
}

function copyOf(node: YAMLMap, { case: id, actual }: Pick<KnownFinding, 'case' | 'actual'>): YAMLMap {
  const copy = node.clone() as YAMLMap;
  copy.set('case', id);
  if (actual !== undefined) copy.set('actual', actual);
  return copy;
}

/** The listed cases that a run did not judge, each with the entry that matches it. */
function unjudgedCases(
  { entries }: KnownFile,
  findings: readonly KnownFinding[],
  allIds: readonly string[],
): Pick<KnownFinding, 'case' | 'entry' | 'actual'>[] {
  const judged = new Set(findings.map(({ case: id }) => id));
  const order = byPrecedence(entries, allIds);
  return allIds.flatMap((id) => {
    if (judged.has(id)) return [];
    const [entry] =
      order.find(([, listed]) => listed.case !== undefined && matchesCase(listed.case, id)) ?? [];
    return entry === undefined ? [] : [{ case: id, entry }];
  });
}
