import { describe, expect, it } from 'vitest';
import { demandKnown, demandOnly } from './strict.ts';

const args = {
  endpoint: { type: 'string', description: 'URL of an endpoint' },
  only: { type: 'string', description: 'Glob' },
  'run-id': { type: 'string', description: 'Id' },
  json: { type: 'boolean', description: 'JSON' },
} as const;

describe('the words after a verb', () => {
  it.each([
    [[]],
    [['--endpoint', 'http://127.0.0.1:1', '--json', '--only', 'A/*']],
    [['--endpoint=http://127.0.0.1:1', '--no-json', '--runId', 'abc123']],
    [['--only', '-a', '--', '--anything']],
  ])('are taken: %j', (words) => {
    expect(() => demandKnown(words, args)).not.toThrow();
  });

  it.each<[string[], RegExp]>([
    [['--endpiont', 'x'], /^--endpiont is no flag of this verb; perhaps --endpoint is meant/],
    [['--endpoint-url=x'], /^--endpoint-url=x is no flag of this verb; expected one of --endpoint, --only/],
    [['http://127.0.0.1:1'], /^http.* is no word of this verb\. An endpoint is named by --endpoint/],
    [['--only'], /^--only needs a value: Glob\.$/],
    [['--only='], /^--only needs a value/],
    [['--endpoint', '--json'], /^--endpoint needs a value/],
  ])('are refused: %j', (words, sentence) => {
    expect(() => demandKnown(words, args)).toThrow(sentence);
  });

  it('are as many as the verb names, or any number', () => {
    const folder = { type: 'positional', description: 'A folder' } as const;
    expect(() => demandKnown(['one', '--json'], { ...args, folder })).not.toThrow();
    expect(() => demandKnown(['one', '--json', 'two'], { ...args, folder })).toThrow(
      /^two is one word too many for this verb/,
    );
    expect(() => demandKnown(['one', 'two', '--json'], { ...args, folder }, 'any')).not.toThrow();
  });
});

describe('the flags beside one that changes what the verb does', () => {
  const only = { flag: 'json', beside: ['endpoint'] };

  it.each([[['--json']], [['--endpoint', 'http://127.0.0.1:1', '--json']]])('are taken: %j', (words) => {
    expect(() => demandOnly(words, args, only)).not.toThrow();
  });

  it.each([[['--json', '--runId', 'abc123']], [['--run-id=abc123', '--json']]])(
    'are refused where they mean nothing: %j',
    (words) => {
      expect(() => demandOnly(words, args, only)).toThrow(
        '--run-id means nothing beside --json, which takes --endpoint.',
      );
    },
  );
});
