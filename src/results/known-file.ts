import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { type Document, isMap, isSeq, LineCounter, type YAMLMap } from 'yaml';
import type { KnownDifference, KnownDifferences } from '../../generated/known-differences.ts';
import { CannotJudge } from '../contract/errors.ts';
import { readText } from '../files/read.ts';
import { assertSchema } from '../files/schema.ts';
import { MOST_YAML_BYTES, parseYaml } from '../files/yaml.ts';

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

/**
 * Reads and checks a list of known differences.
 * @param forUpdate a missing file is then an empty list, and a reason may still be missing
 * @throws CannotJudge naming file, line and key
 */
export async function readKnown(path: string, { forUpdate = false } = {}): Promise<KnownFile> {
  const shown = relative(process.cwd(), path) || path;
  const counter = new LineCounter();
  const { document, value } = parseYaml(await textOf(path, shown, forUpdate), shown, counter);
  const { known: entries } = await assertSchema<KnownDifferences>(value, shown, 'known-differences');
  const lines = entryNodes(document).map(({ range }) => (range ? counter.linePos(range[0]).line : 0));
  const ids = entries.map((one) => one.case ?? one.finding);
  const odd = entries.findIndex((one) => (one.case === undefined) === (one.finding === undefined));
  if (odd >= 0) {
    throw new CannotJudge(`${shown}:${lines[odd]}: known.${odd} must have either a case or a finding.`);
  }
  const twice = ids.findIndex((id, place) => ids.indexOf(id) < place);
  if (twice >= 0) {
    throw new CannotJudge(`${shown}:${lines[twice]}: ${ids[twice]} is listed before; keep one entry.`);
  }
  const silent = forUpdate ? -1 : entries.findIndex(({ reason }) => isBlank(reason));
  if (silent >= 0) {
    throw new CannotJudge(
      `${shown}:${lines[silent]}: known.${silent}.reason is empty; write why ${ids[silent]} may fail.`,
    );
  }
  return { shown, path, entries, lines, document };
}

async function textOf(path: string, shown: string, forUpdate: boolean): Promise<string> {
  if (existsSync(path)) return readText(path, { shown, most: MOST_YAML_BYTES });
  if (forUpdate) return NEW_FILE;
  throw new CannotJudge(`The file of known differences ${shown} doesn't exist.`);
}

export function entryNodes(document: Document): YAMLMap[] {
  const known = document.get('known');
  return isSeq(known) ? known.items.filter(isMap) : [];
}

export function isBlank(text: unknown): boolean {
  return typeof text === 'string' && text.trim() === '';
}
