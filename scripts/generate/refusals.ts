type Written = Record<string, unknown>;
/** A case of triggers.yaml, as it is written. */
interface WrittenCase extends Written {
  outcome?: string;
  with?: Written;
  set?: Written;
}
interface Group extends Written {
  cases?: WrittenCase[];
  boundaries?: WrittenCase[];
}

/** What a group of the first operation has that only a create has a use for. */
const OF_A_CREATE = ['policies', 'beside', 'references'];
/** What a case has that only a create has a use for. */
const OF_A_CREATED = ['notBeside', 'unchanged', 'probes'];

/**
 * The exceptions of the first operation whose refusals another one shares, as a block. A refused value is refused wherever it is
 * sent, so the cases are taken over as they are; only those are left out that are about the name of a new trail, about a member
 * that is missing, or about what is there before.
 */
export function refusalsOf(first: Written, names: readonly string[]): Written {
  const exceptions = first.exceptions as Record<string, Group | undefined>;
  const taken = names.map((name) => {
    const group = exceptions[name];
    if (!group) throw new Error(`refusals: the first operation has no exception ${name}`);
    return [name, ofAnother(group)] as const;
  });
  return { exceptions: Object.fromEntries(taken) };
}

function ofAnother({ cases = [], boundaries = [], ...group }: Group): Group {
  const refused = cases.filter(isShared).map((one) => without(one, OF_A_CREATED) as WrittenCase);
  const limits = boundaries.map(({ with: members, ...limit }) => {
    const others = without(members ?? {}, ['Name']);
    return Object.keys(others).length > 0 ? { ...limit, with: others } : limit;
  });
  return {
    ...without(group, OF_A_CREATE),
    ...(refused.length > 0 ? { cases: refused } : {}),
    ...(limits.length > 0 ? { boundaries: limits } : {}),
  };
}

function isShared({
  outcome = 'rejected',
  with: members = {},
  set = {},
  before,
  wire,
}: WrittenCase): boolean {
  const sent = { ...members, ...set };
  return (
    outcome === 'rejected' &&
    before === undefined &&
    wire === undefined &&
    !('Name' in sent) &&
    !Object.values(sent).includes(null)
  );
}

function without(value: Written, keys: readonly string[]): Written {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}
