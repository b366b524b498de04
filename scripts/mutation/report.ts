import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Explained, TableMutant } from './explain.ts';

interface StrykerReport {
  files: Record<string, { source: string; mutants: StrykerMutant[] }>;
}

interface StrykerMutant {
  mutatorName: string;
  replacement?: string;
  status: string;
  statusReason?: string;
  location: { start: { line: number } };
}

/** The mutants in Stryker's JSON report. */
export async function readMutants(path: string): Promise<TableMutant[]> {
  const { files } = JSON.parse(await readFile(path, 'utf8')) as StrykerReport;
  return Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split('\n');
    return mutants.map(({ mutatorName, replacement = '', status, statusReason, location }) => ({
      file,
      line: lines[location.start.line - 1]?.trim() ?? '',
      mutator: mutatorName,
      replacement,
      status,
      ...(statusReason ? { statusReason } : {}),
    }));
  });
}

/** The figures by folder, and what needs work. */
export function describeTable({ killed, equivalent, unexplained, stale }: Explained): string[] {
  const folders = [
    ...new Set([killed, equivalent, unexplained].flat().map(({ file }) => dirname(file))),
  ].sort();
  const count = (mutants: readonly TableMutant[], folder: string) =>
    mutants.filter(({ file }) => dirname(file) === folder).length;
  return [
    ...folders.map((folder) => {
      const counts = [killed, equivalent, unexplained].map((mutants) => count(mutants, folder));
      const [dead = 0, same = 0, open = 0] = counts;
      return `${folder}: ${dead} of ${dead + open} mutants killed, ${same} equivalent, ${open} unexplained`;
    }),
    ...unexplained.map(
      ({ file, line, mutator, replacement }) =>
        `  survives  ${file}: ${line}\n            ${mutator}: ${replacement}`,
    ),
    ...stale.map(({ entry: { file, line, lines, survivors }, explains }) => {
      const where = `${file}: ${[line ?? lines ?? 'any line'].flat().join(' | ')}`;
      const said =
        explains === 0
          ? 'explains no survivor; remove it'
          : `explains ${explains} survivors, not ${survivors}; read them, and correct the number or the entry`;
      return `  stale     ${where}: ${said} (scripts/mutation/equivalent.yaml)`;
    }),
  ];
}
