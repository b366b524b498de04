import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import picomatch from 'picomatch';
import { type Document, isMap, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { KnownDifference, KnownDifferences } from '../../generated/known-differences.ts';
import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import { problemsOf } from '../files/problems.ts';
import { packageRoot } from '../files/root.ts';
import { writeWhole } from '../files/write.ts';
import { reasonOf } from '../text/reason.ts';
import { byPrecedence, compareKnown, type KnownFinding } from './known.ts';

const NEW_FILE = `# Known differences: failures that are expected of this target. Every entry needs a reason.
known: []
`;

/** A list of known differences and the text it was read from. */
export interface KnownFile {
  /** As the user would write it. */
  shown: string;
  path: string;
  entries: readonly KnownDifference[];
  /** Line of each entry, from 1. */
  lines: readonly number[];
  document: Document;
}

/** A finding in one sentence, with the line of the file that has to change. */
export interface KnownMessage extends KnownFinding {
  says: string;
}

/**
 * Reads and checks a list of known differences.
 * @param forUpdate an absent file is then an empty list, and a reason may still be missing
 * @throws CannotJudge naming file, line and key
 */
export async function readKnown(path: string, { forUpdate = false } = {}): Promise<KnownFile> {
  const shown = relative(process.cwd(), path) || path;
  if (!existsSync(path) && !forUpdate)
    throw new CannotJudge(`There is no file of known differences ${shown}.`);
  const text = existsSync(path)
    ? await readFile(path, 'utf8').catch((error: unknown) => {
        throw new CannotJudge(`${shown} can't be read (${reasonOf(error)}).`);
      })
    : NEW_FILE;
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const [broken] = document.errors;
  if (broken) throw new CannotJudge(`${shown}: ${reasonOf(broken).replace(/:$/, '')}.`);
  const { known } = await check(document.toJS(), shown);
  const nodes = entryNodes(document);
  const lines = nodes.map((node) => (node.range ? counter.linePos(node.range[0]).line : 0));
  const twice = known.findIndex((one, at) => known.findIndex((other) => other.case === one.case) < at);
  if (twice >= 0) {
    throw new CannotJudge(
      `${shown}:${lines[twice]}: ${known[twice]?.case} is listed before; keep one entry.`,
    );
  }
  if (!forUpdate) {
    const silent = known.findIndex(({ reason }) => isBlank(reason));
    if (silent >= 0) {
      throw new CannotJudge(
        `${shown}:${lines[silent]}: known.${silent}.reason is empty; say why ${known[silent]?.case} may fail.`,
      );
    }
  }
  return { shown, path, entries: known, lines, document };
}

async function check(value: unknown, shown: string): Promise<KnownDifferences> {
  const schema = await readFile(join(packageRoot(), 'spec/schemas/known-differences.schema.json'), 'utf8');
  const ajv = addFormats.default(new Ajv({ allErrors: true, verbose: true }));
  const validate = ajv.compile<KnownDifferences>(JSON.parse(schema));
  if (validate(value)) return value;
  const problems = problemsOf(validate.errors ?? []);
  throw new CannotJudge(problems.map((problem) => `${shown}: ${problem}`).join('\n'));
}

/** Whether an entry means a case: by its id, or by a glob of ids. */
function matchesCase(entry: string, id: string): boolean {
  return picomatch.isMatch(id, entry);
}

/** What a run says about the list, entry by entry, then what is not listed. */
export function judgeKnown(
  file: KnownFile,
  { cases, run }: { cases: Parameters<typeof compareKnown>[0]; run: Pick<Report['run'], 'startedAt'> },
  allIds: readonly string[],
): KnownMessage[] {
  const today = run.startedAt.slice(0, 10);
  const options = { allIds, matches: matchesCase, today };
  return compareKnown(cases, file.entries, options).map((finding) => ({
    ...finding,
    says: sentence(finding, file),
  }));
}

function sentence(
  { state, case: id, entry, actual, unmatched }: KnownFinding,
  { shown, lines, entries }: KnownFile,
) {
  const listed = entry === undefined ? undefined : entries[entry];
  const line = entry === undefined ? shown : `${shown}:${lines[entry]}`;
  switch (state) {
    case 'known':
      return `${line}: ${id} fails as listed (${listed?.reason})`;
    case 'new':
      return `${line}: ${id} fails and is not listed; mend it, or add it with actual: ${JSON.stringify(actual)}`;
    case 'vanished':
      return unmatched
        ? `${line}: ${id} matches no case; remove the entry`
        : `${line}: ${id} does not fail any more; remove the entry`;
    case 'changed':
      return `${line}: ${id} fails otherwise than listed; look at it, then change actual to ${JSON.stringify(actual)}`;
    case 'expired':
      return `${line}: ${id} was accepted until ${listed?.expires}; mend it, or set a new date`;
  }
}

/** What bringing the list up to a run does about a finding; of what it leaves alone, what is to be done. */
export function sayUpdated(finding: KnownMessage, { entries }: Pick<KnownFile, 'entries'>): string {
  const { state, case: id, entry, actual, says } = finding;
  const listed = entry === undefined ? undefined : entries[entry];
  switch (state) {
    case 'new':
      return `added    ${id}: ${actual}`;
    case 'vanished':
      return `removed  ${id}: ${finding.unmatched ? 'no case is named so' : 'it does not fail any more'}`;
    case 'changed':
      return `changed  ${id}: ${listed?.actual} became ${actual}`;
    case 'expired':
      return `expired  ${id}: accepted until ${listed?.expires}; mend it, or set a new date`;
    case 'known':
      return says;
  }
}

/**
 * Brings the list up to what a run found: vanished entries go, changed ones get what is there now, new ones are added
 * with one reason for all, which fills those that were left to fill before as well, or that left to fill. Reasons, links, dates and comments stay, and so does what the run did not judge.
 * @param allIds ids of every case of this version, whatever the run's filter
 * @param reason why those without one may fail; empty where a person is to say it
 * @returns how many entries there are, how many of them lack a reason, and how many of those before got it
 */
export async function updateKnown(
  file: KnownFile,
  findings: readonly KnownFinding[],
  allIds: readonly string[],
  reason = '',
): Promise<{ entries: number; reasonless: number; filled: number }> {
  const { document } = file;
  const known = document.get('known');
  if (!isSeq(known)) throw new CannotJudge(`${file.shown}: known: expected a list.`);
  known.flow = false;
  const nodes = entryNodes(document);
  const unjudged = unjudgedCases(file, findings, allIds);
  for (const [index, node] of nodes.entries()) {
    const own = findings.filter(({ entry }) => entry === index);
    if (own.every(({ state }) => state === 'known' || state === 'expired')) continue;
    // What still fails is named case by case: a glob that no longer fits all it means would only fail again. Of what was
    // not judged nothing new is known: it stays as listed.
    const held = own.filter(({ state }) => state !== 'vanished');
    const kept = unjudged
      .filter(({ entry }) => entry === index)
      .map(({ id }) => ({ case: id, actual: undefined }));
    const replacements = [...held, ...kept].map(({ case: id, actual }) => {
      const copy = node.clone() as YAMLMap;
      copy.set('case', id);
      if (actual !== undefined) copy.set('actual', actual);
      return copy;
    });
    known.items.splice(known.items.indexOf(node), 1, ...replacements);
  }
  const silent = reason === '' ? [] : entryNodes(document).filter((node) => isBlank(node.get('reason')));
  for (const node of silent) node.set('reason', reason);
  for (const { case: id, actual, state } of findings) {
    if (state === 'new') known.add(document.createNode({ case: id, actual, reason }));
  }
  await writeWhole(file.path, document.toString({ lineWidth: 0 }));
  const written = document.toJS() as KnownDifferences;
  const reasonless = written.known.filter((one) => isBlank(one.reason)).length;
  return { entries: written.known.length, reasonless, filled: silent.length };
}

function isBlank(text: unknown): boolean {
  return typeof text === 'string' && text.trim() === '';
}

/** The listed cases that a run says nothing about, each with the entry that is meant for it. */
function unjudgedCases(
  { entries }: KnownFile,
  findings: readonly KnownFinding[],
  allIds: readonly string[],
): { id: string; entry: number }[] {
  const judged = new Set(findings.map(({ case: id }) => id));
  const order = byPrecedence(entries, allIds);
  return allIds.flatMap((id) => {
    if (judged.has(id)) return [];
    const [entry] = order.find(([, listed]) => matchesCase(listed.case, id)) ?? [];
    return entry === undefined ? [] : [{ id, entry }];
  });
}

function entryNodes(document: Document): YAMLMap[] {
  const known = document.get('known');
  return isSeq(known) ? known.items.filter(isMap) : [];
}
