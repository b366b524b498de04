/** How triggers.yaml names a block: its file, or that with values of the block's parameters. */
export type Named = string | ({ block: string } & Record<string, string>);

export function nameOf(named: Named): string {
  return typeof named === 'string' ? named : named.block;
}

/**
 * A block with its parameters filled in: `<member>` in a key or a text stands for the value that the operation gives to `member`,
 * or for that of the block.
 * @throws Error for a parameter that the block does not have
 */
export function withParameters({ parameters, ...block }: Written, named: Named): Written {
  const usual = (parameters ?? {}) as Record<string, string>;
  const { block: file, ...given } = typeof named === 'string' ? { block: named } : named;
  for (const name of Object.keys(given)) {
    if (!(name in usual)) throw new Error(`blocks: ${file} has no parameter ${name}`);
  }
  const values: Record<string, string> = { ...usual, ...given };
  const filled = (text: string) => text.replace(/<(\w+)>/g, (all, name: string) => values[name] ?? all);
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return filled(value);
    if (Array.isArray(value)) return value.map(fill);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [filled(key), fill(inner)]));
  };
  return fill(block) as Written;
}

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
