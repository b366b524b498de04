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
  /** Entries for a mutated file that explain no survivor. */
  stale: Equivalent[];
}

/** Sorts mutants. An entry for a file without any mutant here isn't stale: the file was not asked. */
export function explain(mutants: readonly TableMutant[], equivalents: readonly Equivalent[]): Explained {
  // Where Stryker's own time is up, the machine may just have been busy.
  const survivors = mutants.filter(
    ({ status, statusReason }) => status !== 'Killed' && !(status === 'Timeout' && statusReason === LOOPS),
  );
  const used = new Set<Equivalent>();
  const reasonFor = (mutant: TableMutant) => {
    const entry = equivalents.find((one) => fits(one, mutant));
    if (entry) used.add(entry);
    return entry;
  };
  const [equivalent, unexplained]: [TableMutant[], TableMutant[]] = [[], []];
  for (const mutant of survivors) (reasonFor(mutant) ? equivalent : unexplained).push(mutant);
  return {
    killed: mutants.filter((mutant) => !survivors.includes(mutant)),
    equivalent,
    unexplained,
    stale: equivalents.filter(
      (entry) => !used.has(entry) && mutants.some(({ file }) => picomatch.isMatch(file, entry.file)),
    ),
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
