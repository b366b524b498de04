import { BAD_TEXTS, cpuMsToRedact } from '../../src/redact/testing/bad-texts.ts';
import { table } from './table.ts';

const SIZES = [20_000, 200_000, 2_097_152];

export async function redactionSection(): Promise<string> {
  const rows = Object.keys(BAD_TEXTS).map((what) => [
    what,
    ...SIZES.map((size) => Math.round(cpuMsToRedact(what, size))),
  ]);
  return table(['text of', '20 kB (ms)', '200 kB (ms)', '2 MiB (ms)'], rows);
}
