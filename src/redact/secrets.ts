import { mapStrings } from '../text/map-strings.ts';
import { decodeEscapes, encodedForms, encodedHexDigits } from './encoded.ts';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

export const REDACTED = '<redacted>';

/**
 * Shorter credentials are words that an emulator accepts, such as `test`: redacting them would make a report unreadable.
 * A secret key of AWS has 40 characters, an access key 20.
 */
const SHORTEST_SECRET = 16;

const SIGNATURE_DIGITS = 64;
const HEX_RUN = /[0-9a-f]{64,}/g;

/** Only the newest signatures are kept, because a target echoes recent requests and memory must stay bounded. */
const MAX_SIGNATURES = 10_000;

/** Base64 long enough to contain a signature; correct answers have none that long. */
const BASE64_RUN = /[A-Za-z0-9+/]{80,}/g;

/** User and password in a URL. */
const USER_IN_URL = /(?<=\w:\/\/)[^/\s@"'<>]+:[^/\s@"'<>]*(?=@)/g;

/** Secrets of any owner. */
const ALWAYS = [
  // Authorization headers and presigned URLs, as a target may echo them.
  /(?<=Signature(?:=|%3D|["']?\s*[:=]\s*["']?|Provided>))[0-9a-f]{64}/gi,
  /(?<=X-Amz-Security-Token(?:=|%3D|["']?\s*[:=]\s*["']?))[A-Za-z0-9+/%=_-]{16,}/gi,
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  USER_IN_URL,
];

/** Removes user and password from the URLs of a text. */
export function withoutUsers(text: string): string {
  return text.replace(USER_IN_URL, REDACTED);
}

/** Signatures of all clients of this process, because a target may echo the request of one to another. */
const signatures = new Set<string>();

/** The parts of a target that contain secrets. */
export interface SecretsOf {
  credentials: Credentials;
  worlds?: Readonly<Record<string, { credentials?: Credentials }>> | undefined;
  headers?: Readonly<Record<string, string>> | undefined;
}

/** Remembers the signature of a request before it is sent, because the target may echo it in any form. */
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
  if (signatures.size > MAX_SIGNATURES && oldest) signatures.delete(oldest);
}

/** Removes the secrets of a target and all remembered signatures from data. */
export class Secrets {
  readonly #values: RegExp | undefined;
  readonly #digits = new RegExp(encodedHexDigits(SIGNATURE_DIGITS), 'gi');

  constructor({ credentials, worlds = {}, headers = {} }: SecretsOf) {
    const all = [credentials, ...Object.values(worlds).flatMap((world) => world.credentials ?? [])];
    const values = [
      ...all.flatMap(({ accessKeyId, secretAccessKey, sessionToken = '' }) => [
        secretAccessKey,
        sessionToken,
        // An emulator may take the id of an account for its access key.
        ...(/^\d{12}$/.test(accessKeyId) ? [] : [accessKeyId]),
      ]),
      // `Bearer TOKEN`: the token is the secret.
      ...Object.values(headers).flatMap((value) => value.split(/\s+/)),
    ].filter((value) => value.length >= SHORTEST_SECRET);
    this.#values = values.length > 0 ? new RegExp(values.map(encodedForms).join('|'), 'gi') : undefined;
  }

  /** Removes secrets from keys and values. */
  scrub<T>(value: T): T {
    return mapStrings(value, (text) => this.scrubText(text));
  }

  scrubText(text: string): string {
    // Saves time: most texts are too short for a secret. Only a user in a URL may be shorter.
    if (text.length < SHORTEST_SECRET && !text.includes('@')) return text;
    let clean = this.#values ? text.replace(this.#values, REDACTED) : text;
    if (clean.length >= SIGNATURE_DIGITS) {
      clean = clean.replace(this.#digits, (run) => this.#withoutSignature(run));
      clean = clean.replace(BASE64_RUN, (run) => (this.#containsSignature(run) ? REDACTED : run));
    }
    for (const pattern of ALWAYS) clean = clean.replace(pattern, REDACTED);
    return clean;
  }

  /** Decodes the run as Base64, from each offset where a group of four may begin, and as hex. */
  #containsSignature(run: string): boolean {
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
