import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotJudge } from '../contract/errors.ts';
import { FIRST_OPERATION } from '../contract/operations.ts';
import { packageRoot } from '../files/root.ts';
import type { Spec } from './spec.ts';

/** The file with the spec of an operation. */
export function specFile(operation = FIRST_OPERATION): string {
  return join(packageRoot(), `spec/${operation}/spec.json`);
}

/**
 * The spec of an operation.
 * @throws CannotJudge when the suite has none
 */
export async function loadSpec(operation = FIRST_OPERATION): Promise<Spec> {
  const file = specFile(operation);
  if (!existsSync(file)) {
    throw new CannotJudge(
      `The suite has no spec of ${operation}. Start one with spec scaffold ${operation}.`,
    );
  }
  return JSON.parse(await readFile(file, 'utf8')) as Spec;
}
