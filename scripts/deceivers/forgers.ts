import type { Evidence } from '../../src/certify/issue.ts';
import { answerTo, secretOf } from '../../src/contract/secret.ts';
import { mapStrings } from '../../src/text/map-strings.ts';
import { CHALLENGE } from './try.ts';

/** Somebody who certifies a right server and hands on something else. */
export interface Forger {
  id: string;
  /** What they do, as the rest of a sentence that begins with "They". */
  does: string;
  forge(evidence: Evidence): Evidence;
  /** The text that the verifier demands. */
  challenge: string;
}

const LATER = 'asked on 3 May';

/** The run at another address. */
function movedTo(host: string, evidence: Evidence): Evidence {
  const moved = (text: string) => text.replaceAll('http://in-process.test', `https://${host}`);
  const { report, recordings, explored } = evidence;
  return {
    ...evidence,
    report: mapStrings(report, moved),
    recordings: mapStrings(recordings, moved),
    explored: explored && { ...explored, recordings: mapStrings(explored.recordings, moved) },
  };
}

export const forgers: readonly Forger[] = [
  {
    id: 'old-run',
    does: 'hand on a run from before the text of the challenge was known',
    forge: (evidence) => evidence,
    challenge: LATER,
  },
  {
    id: 'old-run-with-new-secret',
    does: 'write the secret that follows from the text into such a run',
    forge: ({ facts, nonce = '', ...evidence }) => ({
      ...{ ...evidence, nonce },
      facts: { ...facts, secret: secretOf(answerTo(LATER, nonce)) },
    }),
    challenge: LATER,
  },
  {
    id: 'without-drawn-requests',
    does: 'leave out the requests that were drawn for the run',
    forge: ({ explored: _, ...evidence }) => evidence,
    challenge: CHALLENGE,
  },
  {
    id: 'as-if-of-aws',
    does: 'leave them out and say that AWS answered, where none are drawn',
    forge: ({ explored: _, ...evidence }) => {
      const moved = movedTo('cloudtrail.us-east-1.amazonaws.com', evidence);
      const { endpoint: __, ...target } = moved.report.target;
      return { ...moved, report: { ...moved.report, target } };
    },
    challenge: CHALLENGE,
  },
  {
    id: 'another-address',
    does: 'write the address of another server over that of the right one',
    forge: (evidence) => movedTo('emulator.example', evidence),
    challenge: CHALLENGE,
  },
];
