import { decodeEscapes, encodedForms, encodedHexDigits } from './encoded.ts';
import { mapStrings } from './strings.ts';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** Stands where a secret stood. */
export const REDACTED = '<redacted>';

/**
 * A shorter value is no secret of AWS (a secret key has 40 characters, an access key 20) but the word that an emulator
 * takes, such as `test`: to blot that out would make a report unreadable and hide nothing.
 */
const SHORTEST_SECRET = 16;

const SIGNATURE_DIGITS = 64;
const HEX_RUN = /[0-9a-f]{64,}/g;

/** Signatures remembered, the newest: an answer says back what was just sent, and memory must not grow with the run. */
const MOST_SIGNATURES = 10_000;

/** As much Base64 as a signature makes; no answer that is in order holds so much. */
const BASE64_RUN = /[A-Za-z0-9+/]{80,}/g;

/** User and password in a URL. */
const USER_IN_URL = /(?<=\w:\/\/)[^/\s@"'<>]+:[^/\s@"'<>]*(?=@)/g;

/** Things that are secret whoever they belong to. */
const ALWAYS = [
  // Authorization headers and presigned URLs, as a target may echo them.
  /(?<=Signature(?:=|%3D|["']?\s*[:=]\s*["']?|Provided>))[0-9a-f]{64}/gi,
  /(?<=X-Amz-Security-Token(?:=|%3D|["']?\s*[:=]\s*["']?))[A-Za-z0-9+/%=_-]{16,}/gi,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  USER_IN_URL,
];

/** A text that may say back what a user typed, without user and password in its URLs. */
export function withoutUsers(text: string): string {
  return text.replace(USER_IN_URL, REDACTED);
}

/** Of every request of this process, whichever client sent it: what one was sent another may be told. */
const signatures = new Set<string>();

/** What of a target is nobody's business: its own credentials, those of its worlds, and what its headers carry. */
export interface SecretsOf {
  credentials: Credentials;
  worlds?: Readonly<Record<string, { credentials?: Credentials }>> | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

/** Remembers the signature of a request that is about to be sent: the target may say it back in any form. */
export function learnSignature(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() !== 'authorization') continue;
    const signature = /Signature=([0-9a-f]{64})/.exec(value)?.[1];
    if (signature) remember(signature);
  }
}

function remember(signature: string): void {
  signatures.add(signature);
  const [oldest] = signatures;
  if (signatures.size > MOST_SIGNATURES && oldest) signatures.delete(oldest);
}

/** Takes secrets out of whatever a run keeps: those of its target, and each signature it has sent. */
export class Secrets {
  readonly #values: RegExp | undefined;
  readonly #digits = new RegExp(encodedHexDigits(SIGNATURE_DIGITS), 'gi');

  constructor({ credentials, worlds = {}, headers = {} }: SecretsOf) {
    const all = [credentials, ...Object.values(worlds).flatMap((world) => world.credentials ?? [])];
    const values = [
      ...all.flatMap(({ accessKeyId, secretAccessKey, sessionToken = '' }) => [
        secretAccessKey,
        sessionToken,
        accessKeyId,
      ]),
      // `Bearer TOKEN`: the token is the secret.
      ...Object.values(headers).flatMap((value) => value.split(/\s+/)),
    ].filter((value) => value.length >= SHORTEST_SECRET);
    this.#values = values.length > 0 ? new RegExp(values.map(encodedForms).join('|'), 'gi') : undefined;
  }

  /** The same data without secrets, in keys as well as in values. */
  scrub<T>(value: T): T {
    return mapStrings(value, (text) => this.scrubText(text));
  }

  scrubText(text: string): string {
    // Most texts of an exchange are too short for any of it, however it is written; a user in a URL may be shorter.
    if (text.length < SHORTEST_SECRET && !text.includes('@')) return text;
    let clean = this.#values ? text.replace(this.#values, REDACTED) : text;
    if (clean.length >= SIGNATURE_DIGITS) {
      clean = clean.replace(this.#digits, (run) => this.#withoutSignature(run));
      clean = clean.replace(BASE64_RUN, (run) => (this.#holdsSignature(run) ? REDACTED : run));
    }
    for (const pattern of ALWAYS) clean = clean.replace(pattern, REDACTED);
    return clean;
  }

  /** Reads the run as Base64, from each place where a group of four may begin, and as hex. Costs the same after any number of requests. */
  #holdsSignature(run: string): boolean {
    const readings = [0, 1, 2, 3].map((start) => Buffer.from(run.slice(start), 'base64'));
    const hex = [0, 1].map((start) => Buffer.from(run.slice(start), 'hex'));
    return [...readings, ...hex].some((bytes) => this.#signatureIn(bytes.toString('latin1').toLowerCase()));
  }

  #withoutSignature(run: string): string {
    return this.#signatureIn(decodeEscapes(run).toLowerCase()) ? REDACTED : run;
  }

  #signatureIn(text: string): boolean {
    for (const { 0: digits } of text.matchAll(HEX_RUN)) {
      for (let start = 0; start + SIGNATURE_DIGITS <= digits.length; start += 1) {
        if (signatures.has(digits.slice(start, start + SIGNATURE_DIGITS))) return true;
      }
    }
    return false;
  }
}
