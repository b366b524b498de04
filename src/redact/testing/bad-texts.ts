import { reasonOf } from '../../text/reason.ts';
import { openRedactor } from '../redact.ts';
import { learnSignature } from '../secrets.ts';
import { ACCOUNT, CREDENTIALS } from './forms.ts';

const SIGNATURE = '0123456789abcdef'.repeat(4);

/** What once took time by the square of its length, or could. */
export const BAD_TEXTS: Readonly<Record<string, string>> = {
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

let clean: ReturnType<typeof openRedactor> | undefined;

/** Milliseconds of this process to redact so much of a text, which the load of the machine doesn't change. */
export function cpuMsToRedact(what: string, size: number): number {
  if (!clean) {
    learnSignature({ authorization: `AWS4-HMAC-SHA256 Credential=x, Signature=${SIGNATURE}` });
    clean = openRedactor({ credentials: CREDENTIALS, account: ACCOUNT });
  }
  const piece = BAD_TEXTS[what] ?? '';
  const given = `secret ${piece.repeat(Math.ceil(size / piece.length))} end`;
  const before = process.cpuUsage();
  const cleaned = clean(given);
  reasonOf(new Error(given));
  const { user, system } = process.cpuUsage(before);
  if (!cleaned.includes('end')) throw new Error('the end of the text is lost');
  return (user + system) / 1_000;
}
