import { describe, expect, it } from 'vitest';
import {
  ANY_ACCOUNT,
  aliasesIn,
  drawnAddress,
  fill,
  matches,
  NAME_PREFIX,
  RUN_ID,
  RUN_IN_NAME,
  type Scope,
  UndefinedPlaceholder,
  undefinedIn,
  uniqueName,
} from './template.ts';

const scope: Scope = {
  run: {
    id: 'abc123',
    secret: 'told',
    region: 'us-east-1',
    otherRegion: 'us-west-2',
    partition: 'aws',
    account: '123456789012',
  },
  bindings: { bucket: { id: 'logs', arn: 'arn:logs' }, first: { id: 'bound', Size: 'small' } },
  seed: 'A/one',
  captured: { first: { Name: 'one', Sizes: [1, 2] }, request: { Name: 'asked' } },
};
const RUN = { id: 'abc123', secret: 'told' };
const name = () => uniqueName(RUN, 'A/one');

describe('fill', () => {
  it.each([
    ['${text:3}', 'xxx'],
    ['${text:0}', ''],
    ['${tags:2}', [1, 2].map((n) => ({ Key: `key-${n}`, Value: `value-${n}` }))],
    ['${tags:0}', []],
    ['${run}', 'abc123'],
    ['${region}', 'us-east-1'],
    ['${other-region}', 'us-west-2'],
    ['${partition}', 'aws'],
    ['${account}', '123456789012'],
    ['${bucket}', 'logs'],
    ['${bucket.arn}', 'arn:logs'],
    ['${request.Name}', 'asked'],
    ['${first.Sizes}', [1, 2]],
    ['plain', 'plain'],
    ['', ''],
    ['$name {name}', '$name {name}'],
  ])('makes of %j %j', (template, value) => {
    expect(fill(template, scope)).toEqual(value);
  });

  it('makes a name of the run and the seed, of the length asked for', () => {
    expect(fill('${name}', scope)).toBe(name());
    expect(fill('${name:40}', scope)).toBe(uniqueName(RUN, 'A/one', 40));
  });

  it('makes a name that is the same everywhere in the run', () => {
    expect(fill('${named:stand}', scope)).toBe(
      fill('arn/${named:stand}', { ...scope, seed: 'B' })
        ?.toString()
        .slice(4),
    );
    expect(fill('${named:stand}', scope)).toMatch(RUN_IN_NAME);
    expect(fill('${named:stand}', scope)).not.toBe(fill('${named:stall}', scope));
    expect(fill('${named:stand}', scope)).not.toBe(name());
  });

  it('takes what a step gave before what a need has', () => {
    expect(fill('${first.Name} ${first.Size} ${first}', scope)).toBe('one small bound');
  });

  it('fills every placeholder of a longer string', () => {
    expect(fill('arn:${partition}:${region}/${name}', scope)).toBe(`arn:aws:us-east-1/${name()}`);
    expect(fill('-${run}', scope)).toBe('-abc123');
    expect(fill('${run}-', scope)).toBe('abc123-');
    expect(fill('${run}${run}', scope)).toBe('abc123abc123');
  });

  it('fills what holds strings, and leaves the rest as it is', () => {
    expect(fill({ a: ['${run}', 1, { b: '${run}' }], c: null, d: true, e: undefined }, scope)).toEqual({
      a: ['abc123', 1, { b: 'abc123' }],
      c: null,
      d: true,
      e: undefined,
    });
  });

  it('leaves any account open where the account is not known', () => {
    const { account: _, ...run } = scope.run;
    expect(fill('arn:${account}:x', { ...scope, run })).toBe(`arn:${ANY_ACCOUNT}:x`);
  });

  it.each(['absent', 'absent.Name', 'bucket.url', 'request.Size', 'text', 'tags', 'named', 'runs', 'runs:3'])(
    'refuses the placeholder %s, which nothing defines',
    (expression) => {
      const filling = () => fill(`\${${expression}}`, scope);
      expect(filling).toThrow(UndefinedPlaceholder);
      expect(filling).toThrow(`nothing defines the placeholder \${${expression}}`);
    },
  );

  it('needs no earlier step', () => {
    const { captured: _, ...bare } = scope;
    expect(fill('${bucket}', bare)).toBe('logs');
  });

  it('names the error that it throws', () => {
    expect(new UndefinedPlaceholder('x').name).toBe('UndefinedPlaceholder');
  });
});

describe('aliasesIn', () => {
  const known = new Set(['site', 'key', 'street']);

  it('finds the needs a template speaks of, sorted, each once', () => {
    const template = { a: ['${site.arn}', '${key}'], b: 'to ${site} and ${other}', c: 'street' };
    expect(aliasesIn(template, known)).toEqual(['key', 'site']);
  });

  it('finds none where there is no template', () => {
    expect(aliasesIn(undefined, known)).toEqual([]);
  });
});

describe('undefinedIn', () => {
  const known = new Set(['site', 'request']);
  const undefinedOf = (...expressions: string[]) =>
    undefinedIn(
      expressions.map((expression) => `a \${${expression}}`),
      known,
    );

  it('finds nothing wrong with what a run has, makes up or knows', () => {
    expect(undefinedOf('run', 'region', 'other-region', 'partition', 'account', 'address')).toEqual([]);
    expect(undefinedOf('name', 'name:128', 'text:0', 'tags:50', 'named:stand-1')).toEqual([]);
    expect(undefinedOf('site', 'site.arn', 'request.Name')).toEqual([]);
    expect(undefinedIn(undefined, known)).toEqual([]);
  });

  it.each([
    'rename',
    'names',
    'name:',
    'name:1k',
    'text',
    'tags',
    'named',
    'named:',
    'named:a.b',
    'sites',
    'key',
  ])('finds that nothing defines %s', (expression) => {
    expect(undefinedOf(expression)).toEqual([expression]);
  });

  it('has each once, sorted', () => {
    expect(undefinedOf('key', 'door', 'key')).toEqual(['door', 'key']);
  });
});

describe('matches', () => {
  it.each([
    ['a', 'a'],
    [1, 1],
    [null, null],
    [undefined, undefined],
    [[], []],
    [{}, {}],
    [
      [1, [2]],
      [1, [2]],
    ],
    [
      { a: 1, b: { c: null } },
      { b: { c: null }, a: 1 },
    ],
  ])('finds %j equal to itself', (expected, actual) => {
    expect(matches(expected, actual)).toBe(true);
  });

  it.each([
    ['a', 'b'],
    [1, '1'],
    [true, 'true'],
    [null, undefined],
    [null, {}],
    [{}, null],
    [{}, undefined],
    [{}, 'a'],
    ['a', {}],
    [[], {}],
    [{}, []],
    [{ a: 1 }, {}],
    [{}, { a: 1 }],
    [{ a: 1, b: 2 }, { a: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      [1, 2],
      [2, 1],
    ],
    [
      { a: 1, b: 2 },
      { a: 1, b: 3 },
    ],
  ])('finds %j different from %j', (expected, actual) => {
    expect(matches(expected, actual)).toBe(false);
  });

  it('takes any twelve digits for an account that is not known, and nothing else', () => {
    const expected = `arn:${ANY_ACCOUNT}:a.b/${ANY_ACCOUNT}`;
    const says = (actual: unknown) => matches(expected, actual);
    expect(says('arn:123456789012:a.b/210987654321')).toBe(true);
    expect(says('arn:12345678901:a.b/210987654321')).toBe(false);
    expect(says('arn:12345678901x:a.b/210987654321')).toBe(false);
    expect(says('arn:123456789012:a-b/210987654321')).toBe(false);
    expect(says('xarn:123456789012:a.b/210987654321')).toBe(false);
    expect(says('arn:123456789012:a.b/210987654321x')).toBe(false);
    expect(says({})).toBe(false);
    expect(matches(ANY_ACCOUNT, '123456789012')).toBe(true);
    expect(matches(ANY_ACCOUNT, 123456789012)).toBe(false);
  });
});

describe('uniqueName', () => {
  it('begins with what all names begin with and the run, in which both can be found again', () => {
    expect(name()).toMatch(/^ctc-abc123-[0-9a-f]{10}$/);
    expect(name().startsWith(NAME_PREFIX)).toBe(true);
    expect(RUN_IN_NAME.exec(name())?.[1]).toBe('abc123');
    expect(RUN_IN_NAME.exec(uniqueName(RUN, 'A/one', 40))?.[1]).toBe('abc123');
  });

  it('is the same for the same run, seed and length, and another for another', () => {
    const names = [
      uniqueName(RUN, 'A/one', 5),
      uniqueName({ ...RUN, id: 'abc124' }, 'A/one', 5),
      uniqueName({ ...RUN, secret: 'other' }, 'A/one', 5),
      uniqueName(RUN, 'A/two', 5),
      uniqueName(RUN, 'A/one', 6).slice(0, 5),
    ];
    expect(uniqueName(RUN, 'A/one', 5)).toBe(names[0]);
    expect(uniqueName(RUN, 'A/one', name().length)).not.toBe(name());
    expect(new Set(names).size).toBe(names.length);
  });

  // Recordings have the names, and whoever judges one again computes them again.
  it('is the same in every version', () => {
    expect(name()).toBe('ctc-abc123-cda6b0a3ec');
    expect(uniqueName(RUN, 'A/one', 12)).toBe('39dcb4ad0566');
  });

  it('has exactly the length asked for', () => {
    for (const length of [1, 3, name().length - 1, name().length, name().length + 1, 128])
      expect(uniqueName(RUN, 'A/one', length)).toHaveLength(length);
  });

  it('is a digest alone where it is too short for the run, and filled up where it is long', () => {
    expect(uniqueName(RUN, 'A/one', name().length - 1)).toMatch(/^[0-9a-f]{20}$/);
    expect(uniqueName(RUN, 'A/one', name().length)).toMatch(/^ctc-abc123-[0-9a-f]{10}$/);
    expect(uniqueName(RUN, 'A/one', name().length + 2)).toMatch(/^ctc-abc123-[0-9a-f]{10}xx$/);
  });
});

describe('drawnAddress', () => {
  it('is an IP address without leading zeros', () => {
    for (let n = 0; n < 200; n++) {
      const octets = drawnAddress(RUN, `A/${n}`).split('.');
      expect(octets).toHaveLength(4);
      for (const octet of octets) {
        expect(String(Number(octet))).toBe(octet);
        expect(Number(octet)).toBeLessThan(256);
      }
    }
  });

  it('is the same for the same run and seed in every version, and another for another', () => {
    const addresses = [
      [RUN, 'A'],
      [{ ...RUN, id: 'abc124' }, 'A'],
      [{ ...RUN, secret: 'other' }, 'A'],
      [RUN, 'B'],
    ] as const;
    expect(drawnAddress(RUN, 'A/one')).toBe('136.147.1.188');
    expect(new Set(addresses.map(([run, seed]) => drawnAddress(run, seed))).size).toBe(4);
  });
});

describe('RUN_ID', () => {
  it('takes six small letters and digits', () => {
    expect(['abc123', 'abc12', 'abc1234', 'Abc123', 'abc-12'].filter((id) => RUN_ID.test(id))).toEqual([
      'abc123',
    ]);
  });
});

describe('RUN_IN_NAME', () => {
  it('finds the run in a name with a word after a dot or a slash', () => {
    expect(RUN_IN_NAME.exec(`${name()}.logs`)?.[1]).toBe('abc123');
    expect(RUN_IN_NAME.exec(`1${name()}`)?.[1]).toBe('abc123');
    expect(RUN_IN_NAME.exec(`${name()}/trails`)?.[1]).toBe('abc123');
  });

  it('finds no run in a name that no run makes', () => {
    const strange = [
      `x${name()}`,
      `2${name()}`,
      `${name()}y`,
      `${name()}.`,
      `${name()}.logs/trails`,
      name().slice(0, -1),
      name().toUpperCase(),
      `ctc-abc12-${name().slice(-10)}`,
    ];
    expect(strange.filter((one) => RUN_IN_NAME.test(one))).toEqual([]);
  });
});

it('makes up the ARNs of folders in one bucket, which are the same for the same seed', () => {
  const run = { id: 'abc123', secret: '', region: '', otherRegion: '', partition: 'aws-cn' };
  const two = fill('${folders:2}', { run, bindings: {}, seed: 'a' }) as string[];
  expect(two.map((arn) => arn.replace(/ctc-[^/]*/, 'BUCKET'))).toEqual([
    'arn:aws-cn:s3:::BUCKET/1/',
    'arn:aws-cn:s3:::BUCKET/2/',
  ]);
  expect(fill('${folders:1}', { run, bindings: {}, seed: 'a' })).toEqual(two.slice(0, 1));
  expect(undefinedIn('${folders:251}', new Set())).toEqual([]);
});

it('makes up letters outside ASCII, of which each takes two bytes in UTF-8', () => {
  const scope = {
    run: { id: 'abc123', secret: '', region: '', otherRegion: '', partition: '' },
    bindings: {},
    seed: '',
  };
  expect(fill('${accented:3}', scope)).toBe('ééé');
  expect(fill('${digits:4}', scope)).toMatch(/^[0-9]{4}$/);
  expect(undefinedIn('${digits:4}', new Set())).toEqual([]);
  expect(undefinedIn('${accented:3}', new Set())).toEqual([]);
});
