#!/usr/bin/env node
import { EXIT } from '../results/exit-code.ts';
import { dispatch } from './dispatch.ts';
import { reportingErrors } from './exit.ts';
import { outliveStreams } from './terminal.ts';

// Node 20 is supported on purpose. The SDK's advice to upgrade would only distract from the result.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
outliveStreams();

try {
  await reportingErrors(() => dispatch(process.argv.slice(2)));
} catch (error) {
  // A fault of ours must not look like a deviation, which is 1.
  console.error(error);
  process.exit(process.exitCode === EXIT.leaked ? EXIT.leaked : EXIT.cannotJudge);
}
