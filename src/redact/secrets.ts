import { mapStrings } from '../text/map-strings.ts';
import { charactersOf } from './characters.ts';
import { Finder, type Hit, replaceHits } from './finder.ts';
import { twiceEncodedForms } from './forms.ts';
import { REDACTED, withoutNamed, withoutUsers } from './patterns.ts';
import { Signatures } from './signatures.ts';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/**
 * Shorter credentials are words that an emulator accepts, such as `test`: redacting them would make a report unreadable.
 * A secret key of AWS has 40 characters, an access key 20. So many in a row are also enough of a longer one.
 */
const SHORTEST_SECRET = 16;

/** Signatures of all clients of this process, because a target may echo the request of one to another. */
const signatures = new Signatures(SHORTEST_SECRET);

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
    if (signature) signatures.add(signature);
  }
}

/** Removes the secrets of a target and the newest signatures from data. */
export class Secrets {
  readonly #values = new Finder();
  /** Secrets with too few letters and digits for the finder; they are found as they are. */
  readonly #plain: string[] = [];

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
    for (const value of values) {
      const forms = twiceEncodedForms(value);
      // The first form is the value itself.
      const [isFindable] = forms.map((form) => this.#values.add(form, REDACTED, SHORTEST_SECRET));
      if (!isFindable) this.#plain.push(value);
    }
  }

  /** Removes secrets from keys and values. */
  scrub<T>(value: T): T {
    return mapStrings(value, (text) => this.scrubText(text));
  }

  scrubText(text: string): string {
    // Saves time: most texts are too short for a secret. Only a user in a URL may be shorter.
    if (text.length < SHORTEST_SECRET) return text.includes('@') ? withoutUsers(text) : text;
    const characters = charactersOf(text);
    const hits: Hit[] = [];
    this.#values.collect(characters, text, hits);
    signatures.collect(characters, text, hits);
    let clean = replaceHits(text, hits);
    for (const value of this.#plain) clean = clean.replaceAll(value, REDACTED);
    return withoutUsers(withoutNamed(clean));
  }
}
