import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Exploration } from '../../generated/exploration.ts';
import { packageRoot } from '../files/root.ts';
import { assertSchema } from '../files/schema.ts';

const FILE = 'spec/CreateTrail/exploration.yaml';

/** What requests are generated from. @throws CannotJudge with the wrong place in the file */
export async function loadExploration(): Promise<Exploration> {
  return assertSchema(parse(await readFile(join(packageRoot(), FILE), 'utf8')), FILE, 'exploration');
}
