import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../src/files/root.ts';
import { createReference, type Listening } from '../../src/reference/index.ts';
import { startProcess } from '../../src/start/process.ts';
import { installNamed } from '../board/installed.ts';
import { blocksOf } from './blocks.ts';
import { command, type Ended, pack } from './install.ts';

interface Action {
  inputs: Record<string, { default: string }>;
  outputs: Record<string, { value: string }>;
  runs: { steps: { id?: string; run?: string; env?: Record<string, string> }[] };
}

let folder = '';
let tarball = '';
let action: Action;
let served: Listening;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'action-lane-'));
  action = parse(await readFile(join(packageRoot(), 'action.yml'), 'utf8'));
  served = await createReference().listen();
  tarball = await pack(folder);
});
afterAll(async () => {
  await served?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs the steps of the action one after the other, as a runner does, until one fails. */
async function runAction(given: Record<string, string>) {
  const inputs = Object.entries(action.inputs).map(([name, input]) => [
    `inputs.${name}`,
    given[name] ?? input.default,
  ]);
  const values: Record<string, string> = {
    ...Object.fromEntries(inputs),
    'github.action_path': packageRoot(),
  };
  const fillIn = (text: string) =>
    text.replace(/\$\{\{ (.+?) \}\}/g, (_, expression: string) => {
      const value = values[expression] ?? (expression.startsWith('steps.') ? '' : undefined);
      if (value === undefined) throw new Error(`${expression} has no value here`);
      return value;
    });
  const summary = join(folder, 'summary.md');
  let ended: Ended = { code: 0, output: '', seconds: 0 };
  for (const { id, run, env = {} } of action.runs.steps) {
    if (run === undefined) continue;
    const output = join(folder, 'output');
    await writeFile(output, '');
    const filled = Object.entries(env).map(([name, text]) => [name, fillIn(text)]);
    // A runner starts bash so for `shell: bash`.
    ended = await command(folder, ['bash', '--noprofile', '--norc', '-eo', 'pipefail', '-c', run], {
      ...Object.fromEntries(filled),
      RUNNER_TEMP: folder,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_ACTIONS: 'true',
    });
    for (const line of (await readFile(output, 'utf8')).split('\n').filter(Boolean)) {
      const [name, ...value] = line.split('=');
      values[`steps.${id}.outputs.${name}`] = value.join('=');
    }
    if (ended.code !== 0) break;
  }
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => [name, fillIn(value)]);
  return {
    ...ended,
    outputs: Object.fromEntries(outputs),
    summary: await readFile(summary, 'utf8').catch(() => ''),
  };
}

describe('the action', () => {
  it('passes on a server that conforms, with all its outputs and a job summary', async () => {
    const { code, output, outputs, summary, seconds } = await runAction({
      endpoint: served.url,
      package: tarball,
    });
    console.log(
      `action on the reference: exit ${code}, run ${seconds.toFixed(1)} s, ${JSON.stringify(outputs)}`,
    );
    expect(code, output).toBe(0);
    expect(outputs).toEqual({
      conformance: '100.0',
      coverage: '100.0',
      verdict: 'conforms',
      findings: '0',
      report: 'reports/latest',
    });
    expect(summary).toContain('CreateTrail');
  });

  it('fails on moto, whose findings it counts', async () => {
    const started = await startProcess((await installNamed('moto')).process, folder);
    try {
      const { code, outputs, output } = await runAction({
        endpoint: started.url,
        package: tarball,
        out: 'moto',
      });
      console.log(`action on moto: exit ${code}, ${JSON.stringify(outputs)}`);
      expect(code, output).toBe(1);
      expect(outputs).toMatchObject({ verdict: 'deviates', report: 'moto' });
      expect(Number(outputs.findings)).toBeGreaterThan(0);
      expect(Number(outputs.conformance)).toBeLessThan(100);
      // The figures of the README are those of the board, which scripts/board/readme.test.ts holds it to.
      const steady = (text: string) => text.replace(/\d+/g, '#');
      const [shown] = blocksOf('README.md').filter(({ language }) => language === '');
      const lines = shown?.text.split('\n').filter(Boolean) ?? [];
      expect(lines.length).toBeGreaterThan(7);
      for (const line of lines) expect(steady(output)).toContain(steady(line));
    } finally {
      await started.stop();
    }
  });

  it('has no report where nothing could be judged, not even an earlier one', async () => {
    const { code, outputs } = await runAction({ endpoint: 'http://127.0.0.1:1', package: tarball });
    expect(code).toBe(2);
    expect(outputs).toEqual({
      verdict: 'not-judged',
      conformance: '',
      coverage: '',
      findings: '',
      report: '',
    });
  });

  it('has nothing that shellcheck reports', async () => {
    for (const [index, { run }] of action.runs.steps.entries()) {
      if (run === undefined) continue;
      const file = join(folder, `step-${index}.sh`);
      await writeFile(file, `#!/usr/bin/env bash\n${run}`);
      const { code, output } = await command(folder, ['shellcheck', file]);
      expect(code, output).toBe(0);
    }
  });

  it('knows every option that it gives', async () => {
    const { output } = await command(folder, [
      join(folder, 'cloudtrail-conformance/node_modules/.bin/cloudtrail-conformance'),
      'run',
      '--help',
    ]);
    const text = JSON.stringify(action.runs.steps);
    const options = [...text.matchAll(/add (--[a-z-]+)/g)].map(([, option]) => option ?? '');
    expect(options.length).toBeGreaterThan(3);
    expect(options.filter((option) => !output.includes(`  ${option}`))).toEqual([]);
  });
});
