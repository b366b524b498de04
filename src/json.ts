import { readFile } from 'node:fs/promises';
import { CannotJudge } from './errors.ts';

/** @throws CannotJudge naming the file that can't be read */
export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CannotJudge(`${file} can't be read (${(error as Error).message}).`);
  }
}

/** @throws CannotJudge naming the place that is not JSON */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CannotJudge(`${where} is not JSON (${(error as Error).message}).`);
  }
}
