import { relative } from 'node:path';
import { recordingBeside, writeCertificate } from '../certify/files.ts';
import { issueCertificate } from '../certify/issue.ts';
import { CURRENT_RELEASE, loadRelease } from '../certify/release.ts';
import { showHandingOn } from '../certify/show.ts';
import { loadTable } from '../contract/table.ts';
import { assertWritableFolder } from '../files/write.ts';
import { toTerminal } from '../report/terminal/report.ts';
import { readRecordings } from '../results/read-recordings.ts';
import { runConformance } from '../session/conformance.ts';
import { assertJudged, assertWhole } from '../session/no-result.ts';
import { writeReport } from '../session/write-report.ts';
import { exitCodeOf } from './exit.ts';
import { textOr } from './flag.ts';
import { FLAGS } from './flags.ts';
import { keepingLeaks } from './leaks.ts';
import { onTarget } from './on-target.ts';
import { print, program, useColor } from './terminal.ts';
import { verb } from './verb.ts';

/** `certify`: run all cases of a release and write a certificate beside the report. */
export const certify = verb({
  flags: {
    target: FLAGS.target,
    endpoint: FLAGS.endpoint,
    allowAws: FLAGS.allowAws,
    region: FLAGS.region,
    maxTrails: FLAGS.maxTrails,
    journal: FLAGS.journal,
    release: textOr(CURRENT_RELEASE, 'RELEASE', 'Frozen list of cases to certify for'),
    showAccount: FLAGS.showAccount,
    out: textOr('reports/certificate', 'FOLDER', 'Folder of the certificate'),
  },
  examples: ['certify --endpoint http://127.0.0.1:5000', 'certify --target moto --out certificate'],
  run: async (args) => {
    const release = await loadRelease(args.release);
    assertWritableFolder('--out', args.out);
    await onTarget(args, async (open) => {
      const run = await runConformance({ ...args, ...open.options, only: [] });
      // A certificate needs a whole run.
      assertWhole(run.report, run.stopped);
      assertJudged(run.report);
      const table = loadTable();
      const files = await keepingLeaks(run.report.leaks, async () => {
        const written = await writeReport(args.out, { ...run, table });
        const certificate = issueCertificate({
          ...run,
          table,
          release,
          // The certificate is about the bytes that were written.
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
  },
});
