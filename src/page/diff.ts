import type { Clause, ErrorShape, RequestMember, ResponseMember, Spec } from './spec.ts';

/** A fact that differs. `path` looks like a clause id (`request.Name.limits.maxLength`); undefined means absent. */
export interface FactChange {
  path: string;
  from: unknown;
  to: unknown;
}

export interface SpecDiff {
  clauses: {
    added: string[];
    removed: string[];
    /** Same id, different words. */
    changed: string[];
    /** Same words, different id: something before it was added or removed. */
    moved: { from: string; to: string }[];
  };
  facts: FactChange[];
}

/** What changed from spec `a` to spec `b`: clauses by their hashes, facts by their values. */
export function diffSpecs(a: Spec, b: Spec): SpecDiff {
  return { clauses: diffClauses(a.clauses, b.clauses), facts: diffFacts(a, b) };
}

/** Whether nothing changed. */
export function isEmptyDiff({ clauses, facts }: SpecDiff): boolean {
  const { added, removed, changed, moved } = clauses;
  return [added, removed, changed, moved, facts].every((list) => list.length === 0);
}

function diffClauses(a: readonly Clause[], b: readonly Clause[]): SpecDiff['clauses'] {
  const inB = new Map(b.map((clause) => [clause.id, clause.sha256]));
  const inA = new Map(a.map((clause) => [clause.id, clause.sha256]));
  const removed = a.filter((clause) => inB.get(clause.id) !== clause.sha256);
  const added = b.filter((clause) => inA.get(clause.id) !== clause.sha256);
  const moved: { from: string; to: string }[] = [];
  // First within a member, then across members: several of them can have the same sentence.
  for (const within of [true, false]) {
    for (const from of [...removed]) {
      const to = added.find((clause) => isMove(from, clause) && (!within || clause.member === from.member));
      if (to === undefined) continue;
      moved.push({ from: from.id, to: to.id });
      removed.splice(removed.indexOf(from), 1);
      added.splice(added.indexOf(to), 1);
    }
  }
  const changed = removed.filter(({ id }) => added.some((clause) => clause.id === id)).map(({ id }) => id);
  return {
    added: added.map(({ id }) => id).filter((id) => !changed.includes(id)),
    removed: removed.map(({ id }) => id).filter((id) => !changed.includes(id)),
    changed,
    moved,
  };
}

/** A labelled line ("Type: …") belongs to its member: an equal line elsewhere is a different one. */
function isMove(from: Clause, to: Clause): boolean {
  return from.sha256 === to.sha256 && from.label === undefined && to.label === undefined;
}

function diffFacts(a: Spec, b: Spec): FactChange[] {
  const before = factsOf(a);
  const after = factsOf(b);
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => JSON.stringify(before.get(path)) !== JSON.stringify(after.get(path)))
    .map((path) => ({ path, from: before.get(path), to: after.get(path) }));
}

function factsOf(spec: Spec): Map<string, unknown> {
  const facts = new Map<string, unknown>([
    ['service', spec.service],
    ['operation', spec.operation],
    ['response.status', spec.response.status],
  ]);
  const add = (prefix: string, entries: readonly (RequestMember | ResponseMember | ErrorShape)[]): void => {
    for (const { name, clauses: _clauses, ...rest } of entries) {
      facts.set(`${prefix}.${name}`, 'present');
      flatten(`${prefix}.${name}`, rest, facts);
    }
  };
  add('request', spec.request.members);
  add('response', spec.response.members);
  add('error', spec.errors);
  for (const [name, { members }] of Object.entries(spec.structures)) {
    for (const member of members) facts.set(`structure.${name}.${member.name}`, member.type);
  }
  return facts;
}

/** Flattens a value to its leaves by path. Clause ids are left out, because they tell only where a fact was read. */
function flatten(path: string, value: unknown, facts: Map<string, unknown>): void {
  if (Array.isArray(value) && value.every((entry) => hasKey(entry, 'kind'))) {
    for (const { kind, ...rest } of value) flatten(`${path}.${kind}`, rest, facts);
  } else if (Array.isArray(value)) {
    facts.set(
      path,
      value.map((entry: unknown) => (hasKey(entry, 'value') ? entry.value : entry)),
    );
  } else if (hasKey(value, 'value')) {
    facts.set(path, value.value);
  } else if (typeof value === 'object' && value !== null) {
    const leaves = Object.entries(value).filter(([key]) => key !== 'clause');
    if (leaves.length === 0) facts.set(path, 'present');
    for (const [key, entry] of leaves) flatten(`${path}.${key}`, entry, facts);
  } else {
    facts.set(path, value);
  }
}

function hasKey<K extends string>(value: unknown, key: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}
