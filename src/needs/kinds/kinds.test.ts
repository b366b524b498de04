import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { loadSuite } from '../../contract/table.ts';
import { inProcessTransport } from '../../lanes/in-process.ts';
import { createReference } from '../../reference/index.ts';
import { inProcessTarget } from '../../session/testing/in-process.ts';
import type { NeedKind, Resources } from '../kind.ts';
import { provideNeeds } from '../provide.ts';
import { KINDS, kindOf } from './index.ts';

const { loaded, noting } = vi.hoisted(() => {
  const loaded: string[] = [];
  const noting = (name: string) => (load: () => Promise<object>) => {
    loaded.push(name);
    return load();
  };
  return { loaded, noting };
});
vi.mock('@aws-sdk/client-s3', noting('s3'));
vi.mock('@aws-sdk/client-sns', noting('sns'));
vi.mock('@aws-sdk/client-kms', noting('kms'));
vi.mock('@aws-sdk/client-iam', noting('iam'));
vi.mock('@aws-sdk/client-cloudwatch-logs', noting('logs'));

const table = loadSuite();
const facts = {
  id: 'abc123',
  secret: 'told',
  region: 'us-east-1',
  otherRegion: 'us-west-2',
  partition: 'aws',
};

/** Names of the members that a type allows to leave out. */
type Optional<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];

describe('the kinds', () => {
  it('are refused by the compiler where a part is left out', () => {
    expectTypeOf<Optional<NeedKind>>().toBeNever();
    expectTypeOf<Optional<Resources>>().toBeNever();
  });

  it('have each name once, and those of all needs of the table', () => {
    const names = KINDS.map(({ kind }) => kind);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(Object.values(table.needs).map(({ kind }) => kind)));
  });

  it('can provide each need of the table, and have a remedy and lines for it', () => {
    for (const { kind } of Object.values(table.needs)) {
      const { trait, open, remedy, byHand } = kindOf(kind) ?? {};
      expect([kind, Boolean(trait ?? open), remedy?.length !== 0, Boolean(byHand)]).toEqual([
        ...[kind, true, true, true],
      ]);
    }
  });

  it('are removed before what they point to or write to', () => {
    const names = KINDS.map(({ kind }) => kind);
    expect(names.indexOf('cloudtrail.trail')).toBe(0);
    for (const { kind, dependsOn } of Object.values(table.needs)) {
      const other = dependsOn === undefined ? undefined : table.needs[dependsOn]?.kind;
      if (other) expect(names.indexOf(kind)).toBeLessThan(names.indexOf(other));
    }
  });

  it('load only the SDK clients of the needs that are provided', async () => {
    const target = inProcessTarget(inProcessTransport(createReference().handle));
    const { unmet, removeAll } = await provideNeeds(['bucket-without-policy'], { table, target, facts });
    expect({ unmet, leaks: await removeAll(), loaded }).toEqual({ unmet: {}, leaks: [], loaded: ['s3'] });
  });
});
