import type { Evidence } from './evidence.ts';

/** Where several errors were acceptable: the one that was given, and one that it came before. */
export interface Precedes {
  first: string;
  then: string;
  cases: string[];
}

/** Which acceptable error came first on this target, from the cases that passed with more than one error in their accepted set. */
export function precedenceOf({ report, table }: Pick<Evidence, 'report' | 'table'>): Precedes[] {
  const accepted = new Map(
    table.cases.map(({ id, expect }) => [id, (expect.errors ?? []).map(({ code }) => code)]),
  );
  const edges = new Map<string, Precedes>();
  for (const { id, outcome, code } of report.cases) {
    const codes = accepted.get(id) ?? [];
    if (outcome !== 'pass' || code === undefined || !codes.includes(code)) continue;
    for (const then of codes.filter((other) => other !== code)) {
      const key = `${code} ${then}`;
      const edge = edges.get(key) ?? { first: code, then, cases: [] };
      edges.set(key, { ...edge, cases: [...edge.cases, id] });
    }
  }
  return [...edges.values()].sort((a, b) => a.first.localeCompare(b.first) || a.then.localeCompare(b.then));
}
