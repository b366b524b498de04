import { describe, expect, it } from 'vitest';
import { reasonOf } from '../text/reason.ts';
import { openRedactor } from './redact.ts';
import { learnSignature } from './secrets.ts';
import { ACCOUNT, CREDENTIALS } from './testing/forms.ts';

const SIGNATURE = '0123456789abcdef'.repeat(4);
learnSignature({ authorization: `AWS4-HMAC-SHA256 Credential=x, Signature=${SIGNATURE}` });
const clean = openRedactor({ credentials: CREDENTIALS, account: ACCOUNT });

/** What once took time by the square of its length, or could. */
const BAD: Readonly<Record<string, string>> = {
  blanks: ' ',
  'line ends': '\r\n',
  backslashes: '\\',
  quotes: '"',
  colons: ':',
  'colons of a URL': 'http://a:b:c:',
  'ends of URLs': '://',
  percents: '%',
  'percents of percents': '%25',
  ampersands: '&',
  'references of ampersands': '&amp;',
  'half references': '&#0000',
  'hex digits': 'f',
  'almost a signature': `${'f'.repeat(63)}z`,
  digits: '7',
  'letters of Base64': 'aZ9/+',
  'half of an access key': CREDENTIALS.accessKeyId.slice(0, 8),
  'half of a signature': SIGNATURE.slice(0, 15),
  'names of signatures': 'Signature=',
  'names and blanks': 'X-Amz-Security-Token   :   ',
  'half escapes': '\\u00',
};

/** Milliseconds of this process, which the load of the machine doesn't change. */
function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

describe('the time that it takes to redact', () => {
  it.each(Object.keys(BAD))('%s is in proportion to their length', (what) => {
    const text = (size: number) => (BAD[what] ?? '').repeat(Math.ceil(size / (BAD[what] ?? 'x').length));
    const times = [20_000, 200_000, 2_097_152].map((size) => {
      const given = `secret ${text(size)} end`;
      const ms = cpuMs(() => {
        expect(clean(given)).toContain('end');
        reasonOf(new Error(given));
      });
      // A bound for each, so that a test that fails ends.
      expect(ms).toBeLessThan(2_000);
      return Math.round(ms);
    });
    process.stdout.write(`${what} | ${times.join(' ms | ')} ms\n`);
  });
});
