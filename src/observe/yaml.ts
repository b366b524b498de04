import { existsSync } from 'node:fs';
import { Document, isMap, parseDocument } from 'yaml';
import type { Observations } from '../../generated/observations.ts';
import { readData } from '../contract/data.ts';
import { CannotJudge } from '../contract/errors.ts';
import { readText } from '../files/read.ts';
import { assertSchema } from '../files/schema.ts';
import { writeWhole } from '../files/write.ts';
import { parseYaml } from '../files/yaml.ts';
import type { Entries } from './entries.ts';

const HEAD = 'formatVersion: 1\nobservations:\n';

/** Entries as the lines of a file of observations, without its head: one line each, because a run has hundreds. */
function linesOf(entries: Entries): string {
  const document = new Document(entries);
  if (isMap(document.contents)) {
    for (const { value } of document.contents.items) if (isMap(value)) value.flow = true;
  }
  return document.toString({ lineWidth: 0 }).replace(/^(?=.)/gm, '  ');
}

/** A whole file of observations. */
export function fileOf(entries: Entries): string {
  return Object.keys(entries).length === 0 ? `${HEAD.trimEnd()} {}\n` : `${HEAD}${linesOf(entries)}`;
}

/** The observations of a file; none where there is no such file. @throws CannotJudge for a file that has others things in it */
export async function readObservations(file: string): Promise<Entries> {
  return existsSync(file) ? observationsIn(await readText(file), file) : {};
}

/** The entries of this version. */
export function ownObservations(): Promise<Entries> {
  const file = 'spec/observations.yaml';
  return observationsIn(readData(file), file);
}

async function observationsIn(text: string, file: string): Promise<Entries> {
  const { value } = parseYaml(text, file);
  return (await assertSchema<Observations>(value, file, 'observations')).observations;
}

/** Adds entries to a file behind those that it has, which stay as they are, comments included. */
export async function addToFile(file: string, entries: Entries): Promise<void> {
  if (!existsSync(file)) return writeWhole(file, fileOf(entries));
  if (Object.keys(entries).length === 0) return;
  const text = await readText(file);
  const last = parseDocument(text).contents;
  const own = isMap(last) ? last.items.at(-1) : undefined;
  if (String(own?.key) !== 'observations' || !isMap(own?.value) || own.value.flow) {
    throw new CannotJudge(`${file} must end with its observations, one below the other. Name another file.`);
  }
  await writeWhole(file, `${text.trimEnd()}\n${linesOf(entries)}`);
}
