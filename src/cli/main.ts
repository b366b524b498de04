#!/usr/bin/env node
import { stripVTControlCharacters } from 'node:util';
import { type ArgsDef, type CommandDef, defineCommand, renderUsage, runCommand, runMain } from 'citty';
import { CannotJudge } from '../contract/errors.ts';
import { packageVersion } from '../files/root.ts';
import { withoutUsers } from '../redact/secrets.ts';
import { EXIT } from './exit.ts';
import { strict } from './strict.ts';
import { outliveStreams, print, useColor } from './terminal.ts';

// Node 20 is supported here on purpose; the SDK's advice to move on would only blur the result.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
outliveStreams();

const main = defineCommand({
  meta: {
    name: 'cloudtrail-conformance',
    version: packageVersion(),
    description: 'Does this endpoint honour the contract of AWS CloudTrail CreateTrail?',
  },
  // Each verb is loaded when it is called: `explain` need not wait for the SDK.
  subCommands: {
    run: () => import('./run.ts').then(({ run }) => strict(run)),
    plan: () => import('./plan.ts').then(({ plan }) => strict(plan)),
    drift: () => import('./drift.ts').then(({ drift }) => strict(drift)),
    sweep: () => import('./sweep.ts').then(({ sweep }) => strict(sweep)),
    compare: () => import('./compare.ts').then(({ compare }) => strict(compare, 'any')),
    explain: () => import('./explain.ts').then(({ explain }) => strict(explain)),
    merge: () => import('./merge.ts').then(({ merge }) => strict(merge, 'any')),
    serve: () => import('./serve.ts').then(({ serve }) => strict(serve)),
    certify: () => import('./certify.ts').then(({ certify }) => strict(certify)),
    verify: () => import('./verify.ts').then(({ verify }) => strict(verify)),
    spec: () => import('./spec.ts').then(({ spec }) => strict(spec)),
  },
});

const words = process.argv.slice(2);
const asksForVersion = words.length === 1 && ['--version', '-v'].includes(words[0] ?? '');
const asksForHelp = words.some((word) => word === '--help' || word === '-h');
try {
  if (asksForHelp || asksForVersion) await runMain(main, { showUsage });
  else await runCommand(main, { rawArgs: words });
} catch (error) {
  // Neither wrong usage nor a fault of ours may look like a deviation, which is 1.
  const usage = error instanceof CannotJudge || (error instanceof Error && error.name === 'CLIError');
  console.error(usage ? sentence(error) : error);
  process.exit(process.exitCode === EXIT.leftBehind ? EXIT.leftBehind : EXIT.cannotJudge);
}

function sentence({ message }: Error): string {
  const said = withoutUsers(stripVTControlCharacters(message)).replace(/\.?$/, '.');
  return said.includes('--help') ? said : `${said} See --help.`;
}

async function showUsage<T extends ArgsDef>(verb: CommandDef<T>, above?: CommandDef<T>): Promise<void> {
  const usage = await renderUsage(verb, above);
  print(`${useColor() ? usage : stripVTControlCharacters(usage)}\n`);
}
