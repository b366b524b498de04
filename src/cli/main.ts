#!/usr/bin/env node
import { defineCommand, runMain } from 'citty';

// Node 20 is supported here on purpose; the SDK's advice to move on would only blur the result.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

await runMain(
  defineCommand({
    meta: {
      name: 'cloudtrail-conformance',
      description: 'Does this endpoint honour the contract of AWS CloudTrail CreateTrail?',
    },
    // Each verb is loaded when it is called: `explain` need not wait for the SDK.
    subCommands: {
      run: () => import('./run.ts').then(({ run }) => run),
      plan: () => import('./plan.ts').then(({ plan }) => plan),
      drift: () => import('./drift.ts').then(({ drift }) => drift),
      sweep: () => import('./sweep.ts').then(({ sweep }) => sweep),
      compare: () => import('./compare.ts').then(({ compare }) => compare),
      explain: () => import('./explain.ts').then(({ explain }) => explain),
      merge: () => import('./merge.ts').then(({ merge }) => merge),
      serve: () => import('./serve.ts').then(({ serve }) => serve),
      certify: () => import('./certify.ts').then(({ certify }) => certify),
      verify: () => import('./verify.ts').then(({ verify }) => verify),
      spec: () => import('./spec.ts').then(({ spec }) => spec),
    },
  }),
);
