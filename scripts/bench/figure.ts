/** What is measured, held to what, and made of what. */
export interface Figure {
  /** What is divided by what. */
  name: string;
  value: number;
  limit: number;
  /** The parts of the value, and what else was counted on the way. */
  of: Readonly<Record<string, number>>;
  /** Where a limit is missed: what the time is made of. */
  note?: string;
}

export interface Bench {
  formatVersion: 1;
  /** YYYY-MM-DD */
  date: string;
  machine: { cpu: string; cores: number; node: string };
  figures: readonly Figure[];
}

/** The item whose measure is in the middle. @throws Error when there is none */
export function median<T>(items: readonly T[], measure: (item: T) => number): T {
  const sorted = [...items].sort((a, b) => measure(a) - measure(b));
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

/** Figures as a table of docs/performance.md. */
export function benchTable({ figures, machine, date }: Bench): string {
  const rows = figures.map(
    ({ name, value, limit, note }) =>
      `| ${name} | ${value} | ${limit} | ${value <= limit ? 'holds' : `missed: ${note ?? 'not explained'}`} |`,
  );
  return [
    '| ratio, taken in one run | measured | limit | |',
    '|---|---:|---:|---|',
    ...rows,
    '',
    `${date}, ${machine.cores} cores of ${machine.cpu}, Node ${machine.node}.`,
  ].join('\n');
}

const BEGIN = '<!-- bench: written by `npm run bench` -->';
const END = '<!-- bench end -->';

/** The page with this table between its marks. @throws Error when it has none */
export function inPage(page: string, table: string): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`docs/performance.md has no ${BEGIN} with ${END} after it`);
  return `${page.slice(0, begin + BEGIN.length)}\n\n${table}\n\n${page.slice(end)}`;
}
