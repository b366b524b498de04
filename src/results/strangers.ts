import type { CaseTable } from '../../generated/case-table.ts';
import { qualified } from '../contract/operations.ts';
import { counted } from '../text/counted.ts';
import { nearMisses } from '../text/near.ts';

/** A member of successes that the page does not have. */
export interface Stranger {
  /** With its operation, where that is not the first one. */
  member: string;
  /** In how many answers it was, of how many of the operation. */
  count: number;
  answers: number;
  /** The member of the page that was likely meant: it is missing where this one is. */
  near?: string;
}

/** Counts the members of all successes that the page does not have, on the top and in all structures below it. */
export class Strangers {
  readonly #known = new Map<string, Set<string>>();
  readonly #answers = new Map<string, number>();
  readonly #seen = new Map<string, Stranger>();
  readonly #where = new Map<string, Set<string>>();
  readonly #operations: ReadonlySet<string>;

  constructor({ clauses, subjects }: Pick<CaseTable, 'clauses' | 'subjects'>) {
    this.#operations = new Set(Object.keys(subjects));
    for (const { id } of clauses) {
      const [section = '', name, member] = id.split('.');
      const isStructure = section.split('/').at(-1) === 'structure';
      const known = this.#known.get(section) ?? new Set();
      this.#known.set(section, known.add((isStructure ? member : name) ?? ''));
    }
  }

  /** @param where the case whose answer it is */
  add(operation: string, body: string, where?: string): void {
    const output = this.#operations.has(operation) ? objectIn(body) : undefined;
    if (output === undefined) return;
    this.#answers.set(operation, (this.#answers.get(operation) ?? 0) + 1);
    const found = new Map([
      ...this.#unknownIn(output, qualified(operation, 'response')),
      ...objectsBelow(output).flatMap((one) => this.#unknownIn(one, qualified(operation, 'structure'))),
    ]);
    for (const [name, near] of found) {
      const member = qualified(operation, name);
      const seen = this.#seen.get(member) ?? { member, count: 0, answers: 0, ...(near ? { near } : {}) };
      this.#seen.set(member, { ...seen, count: seen.count + 1 });
      if (where !== undefined) this.#where.set(member, (this.#where.get(member) ?? new Set()).add(where));
    }
  }

  #unknownIn(value: object, section: string): [member: string, near: string | undefined][] {
    const known = this.#known.get(section);
    if (known === undefined) return [];
    const names = Object.keys(value);
    const missing = [...known].filter((name) => /^[A-Za-z]/.test(name) && !names.includes(name));
    return names.filter((name) => !known.has(name)).map((name) => [name, nearMisses(name, missing)[0]]);
  }

  list(): Stranger[] {
    return [...this.#seen.values()].map((one) => {
      const [operation] = one.member.includes('/') ? one.member.split('/') : [];
      const answers = [...this.#answers].find(([name]) =>
        operation === undefined ? qualified(name, '') === '' : name === operation,
      );
      return { ...one, answers: answers?.[1] ?? one.count };
    });
  }

  casesOf({ member }: Stranger): string[] {
    return [...(this.#where.get(member) ?? [])];
  }
}

/** `KMSKeyId is in 3 of 4 answers and not on the page; KmsKeyId is, and is missing there` */
export function describeStranger({ member, count, answers, near }: Stranger): string {
  const meant = near ? `; ${near} is, and is missing there` : '';
  return `${member} is in ${count} of ${counted(answers, 'answer')} and not on the page${meant}`;
}

/** What is below an unknown member is counted as well: its name may be wrong, and a structure in it right. */
function objectsBelow(value: object): object[] {
  const inside = Object.values(value).flat(Number.POSITIVE_INFINITY).filter(isObject);
  return inside.flatMap((one) => [one, ...objectsBelow(one)]);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectIn(body: string): object | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : undefined;
  } catch {
    // Not JSON: there are no members to count.
    return undefined;
  }
}
