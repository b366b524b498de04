import { relative } from 'node:path';
import { defineCommand } from 'citty';
import { recordingBeside, writeCertificate } from '../certify/files.ts';
import { issueCertificate } from '../certify/issue.ts';
import { CURRENT_RELEASE, loadRelease } from '../certify/release.ts';
import { showHandingOn } from '../certify/show.ts';
import { loadTable } from '../contract/table.ts';
import { demandFolder } from '../files/write.ts';
import { toTerminal } from '../report/terminal.ts';
import { readRecordings } from '../results/read-recordings.ts';
import { runConformance } from '../session/conformance.ts';
import { assertJudged, assertWhole } from '../session/no-result.ts';
import { writeReport } from '../session/write-report.ts';
import { exitCodeOf, reportingErrors } from './exit.ts';
import { FLAGS, parseMaxTrails } from './flags.ts';
import { sayingLeft } from './left.ts';
import { onTarget } from './on-target.ts';
import { print, program, useColor, warn } from './terminal.ts';

/** `certify`: run all cases of a release and write a certificate beside the report. */
export const certify = defineCommand({
  meta: {
    name: 'certify',
    description: 'Run every case of a release and issue a certificate of what was found.',
  },
  args: {
    target: FLAGS.target,
    endpoint: FLAGS.endpoint,
    'allow-aws': FLAGS['allow-aws'],
    region: FLAGS.region,
    maxTrails: FLAGS.maxTrails,
    journal: FLAGS.journal,
    release: { type: 'string', description: 'Frozen list of cases to certify for', default: CURRENT_RELEASE },
    'show-account': FLAGS['show-account'],
    out: { type: 'string', description: 'Folder of the certificate', default: 'reports/certificate' },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const release = await loadRelease(args.release);
      demandFolder('--out', args.out);
      const { endpoint, region } = args;
      const choice = { target: args.target, endpoint, region, allowAws: args['allow-aws'] };
      await onTarget(choice, async ({ target, signal, onJournal }) => {
        const run = await runConformance({
          target: target.description,
          only: [],
          allowAws: args['allow-aws'],
          maxTrails: parseMaxTrails(args.maxTrails),
          journal: args.journal,
          warn,
          showAccount: args['show-account'],
          signal,
          onJournal,
        });
        // A certificate is of a whole run, or there is none.
        assertWhole(run.report, run.stopped);
        assertJudged(run.report);
        const table = loadTable();
        const files = await sayingLeft(run.report.leaks, async () => {
          const written = await writeReport(args.out, { ...run, table });
          const certificate = issueCertificate({
            ...run,
            table,
            release,
            // What is certified is what was written, to the byte.
            recordings: await readRecordings(recordingBeside(`${args.out}/certificate.json`)),
            issuedAt: new Date().toISOString(),
          });
          return [...written, await writeCertificate(args.out, certificate)];
        });
        const shown = files.map((file) => relative(process.cwd(), file));
        print(toTerminal(run.report, { color: useColor(), files: shown }));
        print(showHandingOn(relative(process.cwd(), args.out) || '.', program()));
        process.exitCode = exitCodeOf(run.report);
      });
    }),
});
