/** Secrets of any owner, known by what stands around them. No expression reads a place more often than a few times. */

/** What stands in the place of a secret. */
export const REDACTED = '<redacted>';

/** User and password in a URL. */
const USER_IN_URL = /(?<=\w:\/\/)[^/\s@"'<>]+(?=@)/g;

/** Saves time: a text without one of these has no such secret. */
const ANY = /A[KS]IA|Signature|Security-Token/i;

const NAMED = [
  /(?<name>)\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
  // Authorization headers and presigned URLs, as a target may echo them.
  /(?<name>Signature(?:=|%3D|["']?\s{0,8}[:=]\s{0,8}["']?|Provided>))[0-9a-f]{16,}/gi,
  /(?<name>X-Amz-Security-Token(?:=|%3D|["']?\s{0,8}[:=]\s{0,8}["']?))[\w+/%=-]{16,}/gi,
];

/** Removes user and password from the URLs of a text. */
export function withoutUsers(text: string): string {
  return text.replace(USER_IN_URL, (user) => (user.includes(':') ? REDACTED : user));
}

/** Removes access keys of AWS, and what follows the name of a signature or token. */
export function withoutNamed(text: string): string {
  if (!ANY.test(text)) return text;
  return NAMED.reduce((clean, pattern) => clean.replace(pattern, `$<name>${REDACTED}`), text);
}
