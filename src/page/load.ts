import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../files/root.ts';
import type { Spec } from './spec.ts';

/** The file with the spec of this version. */
export function specFile(): string {
  return join(packageRoot(), 'spec/create-trail.spec.json');
}

/** The spec of this version. */
export async function loadSpec(): Promise<Spec> {
  return JSON.parse(await readFile(specFile(), 'utf8')) as Spec;
}
