import type { Report } from '../../generated/report.ts';
import { counted } from '../text/counted.ts';
import { compareKnown } from './known.ts';
import type { KnownFinding } from './known-entry.ts';
import type { KnownFile } from './known-file.ts';

/** A finding in one sentence, with the line of the file that has to change. */
export interface KnownMessage extends KnownFinding {
  message: string;
}

/** Compares a run with the list: a finding for each entry, then one for each failure that is not listed. */
export function judgeKnown(
  file: KnownFile,
  { cases, run }: { cases: Parameters<typeof compareKnown>[0]; run: Pick<Report['run'], 'startedAt'> },
  allIds: readonly string[],
): KnownMessage[] {
  const today = run.startedAt.slice(0, 10);
  return compareKnown(cases, file.entries, { allIds, today }).map((finding) => ({
    ...finding,
    message: describeFinding(finding, file),
  }));
}

function describeFinding(
  { state, case: id, entry, actual, cases = [], unmatched }: KnownFinding,
  { shown, lines, entries }: KnownFile,
): string {
  const listed = entry === undefined ? undefined : entries[entry];
  const line = entry === undefined ? shown : `${shown}:${lines[entry]}`;
  switch (state) {
    case 'known':
      return `${line}: ${id} fails as listed (${listed?.reason})`;
    case 'new':
      return `${line}: ${id} fails and is not listed; fix it, or add it with actual: ${JSON.stringify(actual)}`;
    case 'vanished':
      return unmatched
        ? `${line}: ${id} matches no case; remove the entry`
        : `${line}: ${id} no longer fails; remove the entry`;
    case 'changed':
      if (Array.isArray(listed?.cases))
        return `${line}: ${id} fails ${counted(cases.length, 'case')}, and not those that are listed; look at them, then update the list with --update-known`;
      if (listed?.finding !== undefined)
        return `${line}: ${id} fails ${actual} cases and not ${listed.cases}; look at them, then change cases to ${actual}`;
      return `${line}: ${id} fails in another way than listed; look at it, then change actual to ${JSON.stringify(actual)}`;
    case 'expired':
      return `${line}: ${id} was accepted until ${listed?.expires}; fix it, or set a new date`;
  }
}

/** The message of each failure that is listed as known, by case: it is no news in a report. */
export function knownMessages(found: readonly KnownMessage[] = []): Record<string, string> {
  const held = found.filter(({ state }) => state === 'known');
  return Object.fromEntries(held.map((one) => [one.case, one.message]));
}
