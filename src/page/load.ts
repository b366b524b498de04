import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../files/root.ts';
import type { Spec } from './spec.ts';

/** The file with the spec of an operation. */
export function specFile(operation = 'CreateTrail'): string {
  return join(packageRoot(), `spec/${operation}/spec.json`);
}

/** The spec of an operation. */
export async function loadSpec(operation = 'CreateTrail'): Promise<Spec> {
  return JSON.parse(await readFile(specFile(operation), 'utf8')) as Spec;
}
