import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { asciiJson, shellWord } from './shell.ts';

describe('shellWord', () => {
  it.each([
    'plain',
    '',
    'two words',
    "it's",
    '$(touch /tmp/pwned) `id` $HOME "q" \\ ! * ?',
    'line\nfeed\ttab',
    'ünïcode 漢字 \u202e \u001b[31m',
    "quote ' and \u001b and \\ together",
  ])('is read back by a shell as %j', (text) => {
    const shown = execFileSync('bash', ['-c', `printf %s ${shellWord(text)}`], { encoding: 'utf8' });
    expect(shown).toBe(text);
  });

  it('prints in ASCII whatever it stands for', () => {
    expect(shellWord('ü\u202e\u0000\n')).toMatch(/^[\x20-\x7e]+$/);
  });
});

it('asciiJson writes the same value in ASCII', () => {
  const value = { a: 'ü\u202e😀\u0000' };
  expect(asciiJson(value)).toMatch(/^[\x20-\x7e]+$/);
  expect(JSON.parse(asciiJson(value))).toEqual(value);
});
