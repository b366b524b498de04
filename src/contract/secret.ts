import { hash, randomBytes } from 'node:crypto';

/**
 * The secret of a run: from a text, or drawn. It has letters only, so that no redaction takes a part of it for an account or
 * a key.
 */
export function secretOf(text = randomBytes(32).toString('hex')): string {
  return hash('sha256', text).replace(/[0-9]/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '');
}

/** What the secret of a run follows from that answers a challenge: nobody can draw its names before the text is known. */
export function answerTo(challenge: string, nonce: string): string {
  return `${nonce} ${challenge}`;
}
