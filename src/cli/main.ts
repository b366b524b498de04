#!/usr/bin/env node
import { defineCommand, runMain } from 'citty';
import { run } from './run.ts';

await runMain(
  defineCommand({
    meta: {
      name: 'cloudtrail-conformance',
      description: 'Does this endpoint honour the contract of AWS CloudTrail CreateTrail?',
    },
    subCommands: { run },
  }),
);
