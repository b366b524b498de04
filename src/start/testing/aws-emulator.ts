#!/usr/bin/env node
// The look-alike as a program, with the options of AWS Emulator that its guide lists.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startLookAlike } from './look-alike.ts';

const options = {
  bind: { type: 'string', short: 'b', default: '127.0.0.1' },
  port: { type: 'string', short: 'p', default: '9297' },
  auth: { type: 'string', short: 'a', default: 'on' },
  telemetry: { type: 'string', default: 'on' },
  version: { type: 'boolean', short: 'v', default: false },
} as const;

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
});

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.version) {
    process.stdout.write('Version: 1.0.509\nRelease date: 2026-11-18\nCommit: 0000000\n');
    return;
  }
  const isSilent = values.telemetry === 'off' || process.env.EMULATOR_TELEMETRY === 'off';
  const { port, stop } = await startLookAlike({
    home: join(process.env.HOME ?? homedir(), '.aws/emulator'),
    port: Number(values.port),
    bind: values.bind,
    auth: values.auth !== 'off',
  });
  process.stdout.write(
    `AWS Emulator listens on https://${values.bind}:${port}, telemetry ${isSilent ? 'off' : 'on'}\n`,
  );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop().then(() => process.exit(0)));
  }
}
