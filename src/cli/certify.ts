import { relative } from 'node:path';
import { EXPLORED_COUNT } from '../certify/explored.ts';
import { exploredBeside, recordingBeside, writeCertificate, writeExplored } from '../certify/files.ts';
import { issueCertificate } from '../certify/issue.ts';
import { CURRENT_RELEASE, loadRelease } from '../certify/release.ts';
import { showExploredRequests, showHandingOn } from '../certify/show.ts';
import { FIRST_OPERATION } from '../contract/operations.ts';
import { answerTo, secretOf } from '../contract/secret.ts';
import { loadSuite } from '../contract/table.ts';
import { exploredCases, isExplored, loadSources } from '../explore/cases.ts';
import { assertWritableFolder } from '../files/write.ts';
import { toTerminal } from '../report/terminal/report.ts';
import { readRecordings } from '../results/read-recordings.ts';
import { selectOperations } from '../results/select-operations.ts';
import { runConformance } from '../session/conformance.ts';
import { assertJudged, assertWhole } from '../session/no-result.ts';
import { writeReport } from '../session/write-report.ts';
import { exitCodeOfCertificate } from './exit.ts';
import { text, textOr } from './flag.ts';
import { FLAGS } from './flags.ts';
import { keepingLeaks } from './leaks.ts';
import { onTarget } from './on-target.ts';
import { TARGET_FLAGS } from './target-flags.ts';
import { print, program, useColor } from './terminal.ts';
import { verb } from './verb.ts';

/** `certify`: run all cases of a release and write a certificate beside the report. */
export const certify = verb({
  flags: {
    ...TARGET_FLAGS,
    maxTrails: FLAGS.maxTrails,
    journal: FLAGS.journal,
    operation: { ...FLAGS.operation, default: FIRST_OPERATION },
    release: textOr(
      CURRENT_RELEASE,
      'RELEASE',
      'Frozen lists of cases to certify for, one of each operation',
    ),
    challenge: text('TEXT', 'Text of whoever verifies, which the names of the run follow from', 'none'),
    showAccount: FLAGS.showAccount,
    out: textOr('reports/certificate', 'FOLDER', 'Folder of the certificate'),
  },
  examples: [
    'certify --endpoint http://127.0.0.1:5000',
    'certify --endpoint http://127.0.0.1:5000 --operation GetTrail --challenge "asked on 2 May"',
  ],
  run: async (args) => {
    const operations = args.operation.length > 0 ? selectOperations(args.operation) : [FIRST_OPERATION];
    const release = await loadRelease(args.release, operations);
    assertWritableFolder('--out', args.out);
    await onTarget(args, async (open) => {
      const sources = await loadSources();
      const nonce = args.challenge === undefined ? undefined : secretOf();
      // Requests are drawn for CreateTrail alone, and nobody wants hundreds of further creates in an account of AWS.
      const explores = operations.includes(FIRST_OPERATION) && isExplored(open.target.description);
      const table = loadSuite(operations);
      const run = await runConformance({
        ...args,
        ...open.options,
        // A release is of this table; `verify` judges by it too.
        table,
        operations: args.operation.length > 0 ? operations : undefined,
        only: [],
        secret: nonce === undefined ? undefined : answerTo(args.challenge ?? '', nonce),
        drawn: ({ facts, bindings }) =>
          explores ? exploredCases(facts, bindings, sources, EXPLORED_COUNT) : [],
      });
      // A certificate needs a whole run.
      assertWhole(run.report, run.stopped);
      assertJudged(run.report);
      const files = await keepingLeaks(run.report.leaks, async () => {
        const written = await writeReport(args.out, { ...run, table });
        const { facts, bindings, drawn } = run;
        const exploredFile = explores
          ? [
              await writeExplored(
                args.out,
                drawn.map(({ recording }) => recording),
              ),
            ]
          : [];
        const certificate = issueCertificate({
          ...run,
          nonce,
          explored: explores
            ? {
                cases: exploredCases(facts, bindings, sources, EXPLORED_COUNT),
                recordings: await readRecordings(exploredBeside(`${args.out}/certificate.json`)),
              }
            : undefined,
          table,
          release,
          // The certificate is about the bytes that were written.
          recordings: await readRecordings(recordingBeside(`${args.out}/certificate.json`)),
          issuedAt: new Date().toISOString(),
        });
        return [...written, ...exploredFile, await writeCertificate(args.out, certificate)];
      });
      const shown = files.map((file) => relative(process.cwd(), file));
      print(toTerminal(run.report, { color: useColor(), files: shown }));
      print(showHandingOn(relative(process.cwd(), args.out) || '.', program(), explores));
      print(showExploredRequests(run.drawn.map(({ result }) => result)));
      process.exitCode = exitCodeOfCertificate(run.report, run.drawn);
    });
  },
});
