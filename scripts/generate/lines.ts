/**
 * JSON with one line for each member of each list and object at the top: the diff of a changed case is one line, and the
 * package is smaller by a tenth than with one line for each value.
 */
export function jsonLines(value: object): string {
  const members = Object.entries(JSON.parse(JSON.stringify(value)) as object);
  return `{\n${members.map(([key, member]) => `${JSON.stringify(key)}:${linesOf(member)}`).join(',\n')}\n}\n`;
}

function linesOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const isList = Array.isArray(value);
  const lines = Object.entries(value).map(([key, member]) =>
    isList ? JSON.stringify(member) : `${JSON.stringify(key)}:${JSON.stringify(member)}`,
  );
  return `${isList ? '[' : '{'}\n${lines.join(',\n')}\n${isList ? ']' : '}'}`;
}
