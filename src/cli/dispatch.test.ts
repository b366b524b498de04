import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { packageVersion } from '../files/root.ts';
import { chooseTarget } from '../targets/choose.ts';
import { kebab } from '../text/kebab.ts';
import { dispatch } from './dispatch.ts';
import { parse } from './parse.ts';
import { VERBS } from './verbs.ts';

let printed = '';
beforeEach(() => {
  printed = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
});
afterEach(() => vi.restoreAllMocks());

describe('what was typed', () => {
  it.each([
    ['', 'Missing command. See --help.'],
    ['--endpoint http://x run', 'Missing command before --endpoint. See --help.'],
    ['rnu --json', 'Unknown command "rnu". Did you mean run?'],
    ['toString', 'Unknown command "toString". Expected one of run, plan, '],
    ['spec', 'spec needs one of its commands: spec derive, spec scaffold, spec diff, spec conflicts.'],
    [
      'spec --page x',
      'spec needs one of its commands: spec derive, spec scaffold, spec diff, spec conflicts.',
    ],
    ['spec dif --page x', 'Unknown command "spec dif". Did you mean spec diff?'],
    ['plan --since x', 'Unknown option --since for plan. It is an option of run.'],
    ['run --endpont x', 'Unknown option --endpont. Did you mean --endpoint?'],
    ['run --explore 20 --only x', "--only doesn't work with --explore."],
    ['drift --baseline x --accept=', '--accept needs a value: --accept REASON.'],
    ['explain a b', 'Unexpected argument "b".'],
    ['verify a b', 'Unexpected argument "b".'],
    ['compare a', 'compare needs 2 arguments: compare REPORT REPORT.'],
    ['plan --account 12', '--account must be an AWS account id of 12 digits, got "12".'],
    ['plan --region eu-west-1,eu-wets-1', 'Unknown AWS Region eu-wets-1. Give another one with --region.'],
    ['serve --port 65536', '--port must be a port from 0 to 65535, got "65536".'],
    ['sweep', 'Missing target. Give --target NAME, --endpoint URL, or --allow-aws ACCOUNT.'],
    ['explain acount.member', 'need "acount.member". Did you mean account.member?'],
    ['explain zzzzzzzzzzzz', 'need "zzzzzzzzzzzz". See explain \'*\'.'],
  ])('is refused: %s', async (line, message) => {
    await expect(dispatch(line.split(' ').filter(Boolean))).rejects.toThrow(message);
    expect(printed).toBe('');
  });

  it('is done', async () => {
    await dispatch(['plan', '--account', '123456789012', '--only', 'TagsLimit*']);
    expect(printed).toContain('arn:aws:cloudtrail:us-east-1:123456789012:trail/*');
  });

  it('is the version', async () => {
    await dispatch(['--version']);
    expect(printed).toBe(`${packageVersion()}\n`);
  });
});

/** The words of an example, without quotes. */
function wordsOf(example: string): string[] {
  return example.match(/"[^"]*"|'[^']*'|\S+/g)?.map((word) => word.replace(/^["']|["']$/g, '')) ?? [];
}

/** What the examples of all verbs were typed as. */
async function allExamples(): Promise<{ name: string; words: string[]; values: Record<string, unknown> }[]> {
  const found = await Promise.all(
    Object.entries(VERBS).map(async ([name, { load }]) => {
      const verb = await load();
      return verb.examples.map((example) => {
        const typed = wordsOf(example).slice(name.split(' ').length);
        return { name, ...parse(name, verb, typed) };
      });
    }),
  );
  return found.flat();
}

describe('the examples of the help', () => {
  it('name no target that only a config file has', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'examples-'));
    const targets = (await allExamples()).flatMap(({ values }) => values.target ?? []);
    for (const target of targets) {
      await expect(chooseTarget({ target: String(target) }, {}, folder)).resolves.toBeDefined();
    }
    await expect(chooseTarget({ target: 'moto' }, {}, folder)).rejects.toThrow('Unknown target moto');
    await rm(folder, { recursive: true });
  });

  it('read no folder that none of them writes', async () => {
    const examples = await allExamples();
    const written = new Set([
      ...['reports/latest', 'reports/part', 'reports/certificate'],
      ...examples.flatMap(({ values }) => values.out ?? []),
    ]);
    // The parts that merge reads are of several machines.
    const read = examples
      .filter(({ name }) => ['compare', 'verify', 'observe'].includes(name))
      .flatMap(({ words }) => words);
    expect(read.length).toBeGreaterThan(4);
    expect(read.filter((folder) => !written.has(folder))).toEqual([]);
  });
});

describe('the help', () => {
  it.each(['spec --help', 'spec -h', 'spec dif --help'])('of %s lists the commands of spec', async (line) => {
    await dispatch(line.split(' '));
    expect(printed).toContain('-- spec COMMAND [OPTIONS]\n');
    expect(printed).toMatch(/^ {2}spec derive +Derive the spec/m);
    expect(printed).toMatch(/^Guide: .*docs\/cases\.md$/m);
    expect(printed).not.toContain('certify');
  });

  it('of the program lists every verb, without colours', async () => {
    await dispatch(['--help']);
    for (const [name, { about }] of Object.entries(VERBS)) {
      expect(printed).toMatch(new RegExp(`^  ${name} +${about}$`, 'm'));
    }
    expect(printed).toBe(stripVTControlCharacters(printed));
  });

  it('of run has its options under headings, those of the target first', async () => {
    await dispatch(['run', '--help']);
    const headings = printed.split('\n').filter((line) => /^[A-Z].*:$/.test(line));
    expect(headings).toEqual([
      'Options of the target:',
      'What is sent:',
      'Generated requests:',
      'What counts:',
      'What is written:',
      'Examples:',
    ]);
  });

  it('of a verb with options of its own has those first', async () => {
    await dispatch(['sweep', '--help']);
    expect(printed.indexOf('\nOptions:\n')).toBeLessThan(printed.indexOf('\nOptions of the target:\n'));
    expect(printed.split('  --endpoint URL\n')).toHaveLength(2);
  });

  it.each(Object.keys(VERBS))(
    'of %s has each option with its default, and two examples that work',
    async (name) => {
      const verb = await VERBS[name]?.load();
      await dispatch([...name.split(' '), '--help']);
      for (const [key, flag] of Object.entries(verb?.flags ?? {})) {
        const [, description = ''] = printed.split(`  --${kebab(key)}`);
        expect(description.split('\n')[1]).toMatch(
          new RegExp(flag.default === undefined ? 'Required\\.$' : 'Default: \\S.*\\.$'),
        );
      }
      for (const example of verb?.examples ?? []) {
        expect(printed).toContain(`-- ${example}\n`);
        const typed = wordsOf(example);
        if (verb && !typed.includes('--help')) parse(name, verb, typed.slice(name.split(' ').length));
      }
    },
  );
});
