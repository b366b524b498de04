import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { parse } from 'yaml';
import type { CaseTable } from '../../generated/case-table.ts';
import type { MutantRow } from './matrix.ts';

/** A kind of fault, with globs of the mutants that have it. */
export interface Fault {
  fault: string;
  mutants: string[];
}

export async function loadFaults(): Promise<Fault[]> {
  const file = join(import.meta.dirname, 'faults.yaml');
  return (parse(await readFile(file, 'utf8')) as { faults: Fault[] }).faults;
}

/** The mutants of one kind of fault. */
export interface FaultTally {
  fault: string;
  mutants: number;
  killed: number;
  /** A mutant and a case that kills it. */
  example?: { mutant: string; by: string };
}

/**
 * Sorts mutants by kind of fault.
 * @throws Error for a mutant of no kind, and for a kind without a mutant
 */
export function tallyFaults(rows: readonly MutantRow[], faults: readonly Fault[]): FaultTally[] {
  const kinds = faults.map((fault) => ({ fault, matches: picomatch(fault.mutants) }));
  const kindOf = new Map(rows.map((row) => [row, kinds.find(({ matches }) => matches(row.id))?.fault]));
  const strange = rows.find((row) => kindOf.get(row) === undefined);
  if (strange) throw new Error(`faults.yaml: no kind of fault has the mutant ${strange.id}`);
  return faults.map((fault) => {
    const own = rows.filter((row) => kindOf.get(row) === fault);
    if (own.length === 0) throw new Error(`faults.yaml: no mutant is of the kind "${fault.fault}"`);
    // The fewer cases kill it, the more the example tells.
    const [clearest] = own.filter(({ by }) => by.length > 0).sort((a, b) => a.by.length - b.by.length);
    return {
      fault: fault.fault,
      mutants: own.length,
      killed: own.filter(({ killed }) => killed).length,
      ...(clearest ? { example: { mutant: clearest.id, by: clearest.by[0] ?? '' } } : {}),
    };
  });
}

/** By exception and lane, how many mutants of the exception its own cases kill. */
export interface LaneTally {
  exception: string;
  sdk: number;
  wire: number;
}

/** Counts for each exception that has cases. */
export function tallyLanes({ groups, cases }: CaseTable, rows: readonly MutantRow[]): LaneTally[] {
  return groups
    .filter(({ kind, name }) => kind === 'exception' && cases.some(({ group }) => group === name))
    .map(({ name }) => {
      const own = cases.filter(({ group }) => group === name);
      const killedIn = (lane: string) => {
        const ids = new Set(own.filter(({ request }) => request.lane === lane).map(({ id }) => id));
        return rows.filter(({ exception, by }) => exception === name && by.some((id) => ids.has(id))).length;
      };
      return { exception: name, sdk: killedIn('sdk'), wire: killedIn('wire') };
    });
}
