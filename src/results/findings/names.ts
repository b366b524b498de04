/** Names in a sentence: `a`, `a and b`, `a, b and c`. */
export function namesOf(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
