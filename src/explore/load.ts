import { parse } from 'yaml';
import type { Exploration } from '../../generated/exploration.ts';
import { readData } from '../contract/data.ts';
import { assertSchema } from '../files/schema.ts';

const FILE = 'spec/CreateTrail/exploration.yaml';

/** What requests are generated from. @throws CannotJudge with the wrong place in the file */
export async function loadExploration(): Promise<Exploration> {
  return assertSchema(parse(readData(FILE)), FILE, 'exploration');
}
