import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { parse } from 'yaml';

/** A mutant as Stryker reports it, with the line of the source that it begins in. */
export interface TableMutant {
  file: string;
  /** Without the blanks around it. */
  line: string;
  /** Kind of the change, such as `StringLiteral`. */
  mutator: string;
  replacement: string;
  /** As Stryker has it: Killed, Survived, NoCoverage, Timeout, RuntimeError, … */
  status: string;
  /** Why it has that status, where the runner or Stryker tells. */
  statusReason?: string;
}

/** Why the runner gives a mutant up whose code runs far more often than the reference's: it is killed. */
export const LOOPS = 'It loops.';

/** Survivors that no case can or may kill, and why. Lines may move: an entry names their text. */
export interface Equivalent {
  /** Glob of files. */
  file: string;
  /** The line, word for word, or one of several. */
  line?: string | string[];
  /** Regular expression for lines, where one reason holds for many. */
  lines?: string;
  mutator?: string;
  /** Regular expression for what takes the place. */
  replacement?: string;
  /** Only where no case reaches the code. */
  uncovered?: boolean;
  /** How many survivors it explains, where they were counted: one more on the same line has to be read. */
  survivors?: number;
  reason: string;
}

/** @throws Error where an entry has no reason */
export async function loadEquivalents(): Promise<Equivalent[]> {
  const file = join(import.meta.dirname, 'equivalent.yaml');
  const { equivalents } = parse(await readFile(file, 'utf8')) as { equivalents: Equivalent[] };
  const bare = equivalents.find((entry) => !entry.file || !entry.reason?.trim());
  if (bare) throw new Error(`${file}: an entry for ${bare.file || 'no file'} needs a file and a reason`);
  return equivalents;
}

/** Mutants by what came of them. */
export interface Explained {
  killed: TableMutant[];
  equivalent: TableMutant[];
  unexplained: TableMutant[];
  /** Entries that explain no survivor, or another number than they state. */
  stale: { entry: Equivalent; explains: number }[];
}

/**
 * Sorts mutants. The first entry that fits a survivor explains it.
 * @param whole whether all files were mutated; otherwise only entries for a single one of them can be stale
 */
export function explain(
  mutants: readonly TableMutant[],
  equivalents: readonly Equivalent[],
  whole: boolean,
): Explained {
  // Where Stryker's own time is up, the machine may just have been busy.
  const survivors = mutants.filter(
    ({ status, statusReason }) => status !== 'Killed' && !(status === 'Timeout' && statusReason === LOOPS),
  );
  const entryOf = new Map(
    survivors.map((mutant) => [mutant, equivalents.find((one) => fits(one, mutant))] as const),
  );
  const asked = new Set(mutants.map(({ file }) => file));
  const entries = [...entryOf.values()];
  return {
    killed: mutants.filter((mutant) => !entryOf.has(mutant)),
    equivalent: survivors.filter((mutant) => entryOf.get(mutant) !== undefined),
    unexplained: survivors.filter((mutant) => entryOf.get(mutant) === undefined),
    stale: equivalents
      .filter(({ file }) => whole || asked.has(file))
      .map((entry) => ({ entry, explains: entries.filter((one) => one === entry).length }))
      .filter(({ entry, explains }) => explains === 0 || explains !== (entry.survivors ?? explains)),
  };
}

function fits(entry: Equivalent, { file, line, mutator, replacement, status }: TableMutant): boolean {
  return (
    picomatch.isMatch(file, entry.file) &&
    (entry.line === undefined || [entry.line].flat().includes(line)) &&
    (entry.lines === undefined || new RegExp(entry.lines).test(line)) &&
    (entry.mutator === undefined || entry.mutator === mutator) &&
    (entry.replacement === undefined || new RegExp(entry.replacement).test(replacement)) &&
    (!entry.uncovered || status === 'NoCoverage')
  );
}
