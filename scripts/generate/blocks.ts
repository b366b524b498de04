type Groups = Record<string, { cases?: unknown[] } & Record<string, unknown>>;
type Written = Record<string, unknown>;

/**
 * The triggers of an operation with the cases of blocks before its own. A block is written once for several operations: how each
 * takes the name of a trail, for instance. A case of the operation's own with the id of one of a block stands in its place.
 */
export function withBlocks(triggers: Written, blocks: readonly Written[]): Written {
  return {
    ...triggers,
    ...Object.fromEntries(
      ['exceptions', 'parts'].map((kind) => [
        kind,
        blocks.reduceRight<Groups>(
          (groups, block) => merged((block[kind] ?? {}) as Groups, groups),
          (triggers[kind] ?? {}) as Groups,
        ),
      ]),
    ),
  };
}

function merged(block: Groups, own: Groups): Groups {
  const names = [...new Set([...Object.keys(own), ...Object.keys(block)])];
  return Object.fromEntries(
    names.map((name) => {
      const ownCases = own[name]?.cases ?? [];
      const ids = new Set(ownCases.map(idOf));
      const cases = [...(block[name]?.cases ?? []).filter((one) => !ids.has(idOf(one))), ...ownCases];
      return [name, { ...block[name], ...own[name], ...(cases.length > 0 ? { cases } : {}) }];
    }),
  );
}

function idOf(written: unknown): unknown {
  return (written as { id?: unknown }).id;
}
