import { defineCommand } from 'citty';
import { certificateAt, readCertificate, recordingBeside } from '../certify/files.ts';
import { loadRelease } from '../certify/release.ts';
import { showVerification } from '../certify/show.ts';
import { verifyCertificate } from '../certify/verify.ts';
import { loadTable } from '../contract/table.ts';
import { readRecordings } from '../results/read-recordings.ts';
import { suiteFacts } from '../results/suite.ts';
import { EXIT, reportingErrors } from './exit.ts';

/** `verify`: judge the recording of a certificate again, without the target. Exit 0 where all stands, 1 where not. */
export const verify = defineCommand({
  meta: { name: 'verify', description: 'Judge a certificate again from its recording, offline.' },
  args: {
    file: { type: 'positional', description: 'The certificate, or the folder that it is in', required: true },
    recording: {
      type: 'string',
      description: 'The recording (default: exchanges.jsonl beside the certificate)',
    },
  },
  run: ({ args }) =>
    reportingErrors(async () => {
      const file = certificateAt(args.file);
      const certificate = await readCertificate(file);
      const recordings = await readRecordings(args.recording ?? recordingBeside(file));
      const table = loadTable();
      const release = await loadRelease(certificate.release);
      const verification = await verifyCertificate(certificate, recordings, {
        table,
        suite: await suiteFacts(table),
        release,
        now: new Date(),
      });
      process.stdout.write(showVerification(certificate, verification));
      process.exitCode = verification.stands ? EXIT.conforms : EXIT.deviates;
    }),
});
