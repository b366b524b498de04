import { CannotJudge } from '../contract/errors.ts';

/** The format of report.json that this version writes and reads. */
export const REPORT_FORMAT = 3;

/**
 * Refuses a file that another version wrote in a format that this one does not read.
 * @param again what to do, in a sentence
 * @throws CannotJudge naming both formats
 */
export function assertFormat(
  value: unknown,
  { file, format, again }: { file: string; format: number; again: string },
): void {
  const { formatVersion, suite } = (value ?? {}) as {
    formatVersion?: unknown;
    suite?: { version?: unknown };
  };
  if (typeof formatVersion !== 'number' || formatVersion === format) return;
  const by = typeof suite?.version === 'string' ? ` by version ${suite.version}` : '';
  throw new CannotJudge(
    `${file} was written in format ${formatVersion}${by}; this version reads format ${format}. ${again}`,
  );
}
