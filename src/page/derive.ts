import { type Parsed, parseLines } from './parse.ts';
import { readPage } from './read.ts';
import { readOperation } from './sdk/client.ts';
import { documentLines } from './sdk/document.ts';
import { findSdkPackage } from './sdk/package.ts';
import type { Spec } from './spec.ts';
import { pageLines } from './text.ts';

/**
 * Reads a page (file or address, HTML or text) and derives its spec.
 * @throws PageError when it can't be read or isn't a page that this parser understands
 */
export async function deriveSpec(source: string): Promise<Spec> {
  return (await readWithText(source)).spec;
}

/**
 * Derives the spec of an operation from the documents in an installed client package of the SDK.
 * @param name the package, if it isn't to be searched for
 * @throws PageError when no installed package documents the operation, or several do
 */
export function deriveFromSdk(operation: string, name?: string): Parsed {
  const sdk = findSdkPackage(operation, name);
  const lines = documentLines(readOperation(operation, sdk));
  return parseLines(lines, { package: sdk.name, version: sdk.version });
}

/**
 * The page's own sentences by clause, for a reader who has the page and wants to see them beside our words. They are
 * written to no file.
 * @param source file or address, HTML or text
 * @throws PageError when it can't be read or isn't a page that this parser understands
 */
export async function clauseSentences(source: string): Promise<Record<string, string>> {
  const { clauses } = await readWithText(source);
  return Object.fromEntries(clauses.map(({ id, text }) => [id, text]));
}

async function readWithText(source: string): Promise<Parsed> {
  return parseLines(pageLines(await readPage(source)));
}
