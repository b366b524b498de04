import { describe, expect, it } from 'vitest';
import { CannotJudge } from '../contract/errors.ts';
import { required, text, textOr, texts, toggle, whole } from './flag.ts';
import { parse } from './parse.ts';

const flags = {
  endpoint: text('URL', 'An endpoint'),
  runId: text('ID', 'A run id'),
  out: textOr('here', 'FOLDER', 'A folder'),
  count: whole(1, 'N', 'A number', 'none', { alone: ['seed', 'json'] }),
  seed: whole(0, 'N', 'A seed', 'none', { with: 'count' }),
  json: toggle('JSON'),
  header: texts('HEADER', 'A header'),
};
function refusal(act: () => unknown): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (!(error instanceof CannotJudge)) throw error;
    return error.message;
  }
}

const read = (...typed: string[]) => parse('run', { flags }, typed).values;

describe('options', () => {
  it('have their defaults where they are missing', () => {
    expect(read()).toEqual({
      endpoint: undefined,
      runId: undefined,
      out: 'here',
      count: undefined,
      seed: undefined,
      json: false,
      header: [],
    });
  });

  it.each<[string[], object]>([
    [['--endpoint', 'http://x', '--json'], { endpoint: 'http://x', json: true }],
    [['--run-id=abc', '--out=--x'], { runId: 'abc', out: '--x' }],
    [['--out', '-a'], { out: '-a' }],
    [['--header', 'A: 1', '--header', 'B: 2'], { header: ['A: 1', 'B: 2'] }],
    [['--count', '3', '--seed', '0'], { count: 3, seed: 0 }],
  ])('are read: %j', (typed, values) => expect(read(...typed)).toMatchObject(values));

  it.each([
    [['--endpont', 'x'], 'Unknown option --endpont. Did you mean --endpoint?'],
    [['--runId', 'x'], 'Unknown option --runId. Did you mean --run-id?'],
    [['--wholly-other'], 'Unknown option --wholly-other. See run --help.'],
    [['-x'], 'Unknown option -x. See run --help.'],
    [['--no-json'], 'Unknown option --no-json. See run --help.'],
    [['--json', '--json'], '--json is given twice. Give it once.'],
    [['--endpoint'], '--endpoint needs a value: --endpoint URL.'],
    [['--endpoint='], '--endpoint needs a value: --endpoint URL.'],
    [['--endpoint', '--json'], '--endpoint needs a value: --endpoint URL.'],
    [['--json=yes'], '--json takes no value, got "yes".'],
    [['--count', '0'], '--count must be a positive whole number, got "0".'],
    [['--count', '2147483648'], '--count must be a positive whole number, got "2147483648".'],
    [['--count', '1', '--seed', '-1'], '--seed must be a whole number, got "-1".'],
    [['--seed', '1'], '--seed only works with --count.'],
    [['--count', '1', '--run-id', 'x'], "--run-id doesn't work with --count."],
  ])('are refused: %j', (typed, message) => expect(refusal(() => read(...typed))).toBe(message));

  it('are refused where one that is required is missing', () => {
    const baseline = required('FILE', 'The baseline');
    expect(() => parse('drift', { flags: { baseline } }, [])).toThrow('Missing option --baseline FILE.');
  });
});

describe('arguments', () => {
  const words = { name: 'REPORT', description: 'A report', least: 2, most: 3 };
  const compare = (...typed: string[]) => parse('compare', { flags, words }, typed).words;

  it('stand anywhere among the options', () => {
    expect(compare('a', '--json', 'b', '--', '--c')).toEqual(['a', 'b', '--c']);
  });

  it('are counted', () => {
    expect(() => compare('a')).toThrow('compare needs 2 arguments: compare REPORT REPORT.');
    expect(() => compare('a', 'b', 'c', 'd')).toThrow('Unexpected argument "d".');
    expect(refusal(() => read('foo'))).toBe('Unexpected argument "foo".');
  });

  it('are taken for an endpoint where they look like one', () => {
    expect(() => read('http://x')).toThrow('Did you mean --endpoint http://x?');
    expect(refusal(() => parse('explain', { flags: {} }, ['http://x']))).toBe(
      'Unexpected argument "http://x".',
    );
  });
});
