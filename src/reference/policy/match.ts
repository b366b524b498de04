/**
 * Whether a text matches a pattern in which `*` stands for any run of characters and `?` for one.
 * Linear in the product of both lengths, so that a hostile policy can't stall the reference.
 */
export function wildcard(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.length && (pattern[p] === '?' || pattern[p] === text[t])) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** Wildcard match of two ARNs field by field: a `*` doesn't reach over one of the first five colons. */
export function arnLike(pattern: string, text: string): boolean {
  const wanted = fields(pattern);
  const given = fields(text);
  return wanted.length === given.length && wanted.every((field, i) => wildcard(field, given[i] ?? ''));
}

function fields(arn: string): string[] {
  const parts = arn.split(':');
  return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(':')];
}
