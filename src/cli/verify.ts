import { EXPLORED_COUNT } from '../certify/explored.ts';
import { certificateAt, exploredBeside, readCertificate, recordingBeside } from '../certify/files.ts';
import { knownOperationsOf } from '../certify/operations.ts';
import { loadRelease } from '../certify/release.ts';
import { showVerification } from '../certify/show.ts';
import { verifyCertificate } from '../certify/verify.ts';
import { FIRST_OPERATION } from '../contract/operations.ts';
import { loadSuite } from '../contract/table.ts';
import { exploredCases, loadSources } from '../explore/cases.ts';
import { EXIT } from '../results/exit-code.ts';
import { readRecordings } from '../results/read-recordings.ts';
import { suiteFacts } from '../results/suite.ts';
import { text } from './flag.ts';
import { verb } from './verb.ts';

/** `verify`: judge the recording of a certificate again, without the target. Exit code 0 when it is valid, else 1. */
export const verify = verb({
  flags: {
    recording: text('FILE', 'The recording', 'exchanges.jsonl beside the certificate'),
    challenge: text('TEXT', 'Text that the run must have been challenged with', 'none is demanded'),
  },
  words: { name: 'CERTIFICATE', description: 'The certificate, or its folder', least: 1, most: 1 },
  examples: ['verify reports/certificate', 'verify reports/certificate --challenge "asked on 2 May"'],
  run: async (args, [path = '']) => {
    const file = certificateAt(path);
    const certificate = await readCertificate(file);
    const explored = certificate.explored ? await readRecordings(exploredBeside(file)) : [];
    const recordings = [...(await readRecordings(args.recording ?? recordingBeside(file))), ...explored];
    const { facts, bindings, target } = certificate;
    const operations = knownOperationsOf(certificate);
    const table = loadSuite(operations);
    const verification = await verifyCertificate(certificate, recordings, {
      table,
      suite: await suiteFacts(table),
      release: await loadRelease(certificate.release, operations),
      // At AWS, which has no endpoint in the certificate, no requests are drawn, nor for other operations.
      drawn:
        target.endpoint === undefined || !operations.includes(FIRST_OPERATION)
          ? undefined
          : exploredCases(facts, bindings, await loadSources(), EXPLORED_COUNT),
      challenge: args.challenge,
      now: new Date(),
    });
    process.stdout.write(showVerification(certificate, verification, args.challenge !== undefined));
    process.exitCode = verification.stands ? EXIT.conforms : EXIT.deviates;
  },
});
