import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { packageRoot } from '../files/root.ts';
import { loadTiers, selectTier } from './tier.ts';

const { cases } = loadTable();
const [first, second, third] = cases.map(({ id }) => id);
const tiers = {
  formatVersion: 1 as const,
  tiers: { quick: { description: 'two', cases: [second ?? '', first ?? ''] } },
};

describe('selectTier', () => {
  it('gives the cases of the tier in its order', () => {
    expect(selectTier(cases, 'quick', tiers).map(({ id }) => id)).toEqual([second, first]);
  });

  it('leaves out what another filter left out', () => {
    const left = cases.filter(({ id }) => id !== second);
    expect(selectTier(left, 'quick', tiers).map(({ id }) => id)).toEqual([first]);
  });

  it('refuses an unknown tier, also one named like a member of every object', () => {
    expect(() => selectTier(cases, 'slow', tiers)).toThrow(
      new CannotJudge('Unknown tier slow; there are: quick.'),
    );
    expect(() => selectTier(cases, 'constructor', tiers)).toThrow(CannotJudge);
  });

  it('refuses to run nothing', () => {
    const left = cases.filter(({ id }) => id === third);
    expect(() => selectTier(left, 'quick', tiers)).toThrow('leaves no case');
  });
});

describe('spec/CreateTrail/tiers.json', () => {
  it('fits its schema and names cases of the table only', () => {
    const schema = JSON.parse(
      readFileSync(join(packageRoot(), 'spec/schemas/tiers.schema.json'), 'utf8'),
    ) as object;
    const validate = new Ajv().compile(schema);
    const committed = loadTiers();
    expect(validate(committed), JSON.stringify(validate.errors)).toBe(true);
    const known = new Set(cases.map(({ id }) => id));
    for (const tier of Object.values(committed.tiers)) {
      expect(tier.cases.filter((id) => !known.has(id))).toEqual([]);
    }
  });
});
