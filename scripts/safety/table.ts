/** A table of Markdown; numbers are aligned to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const isNumber = head.map((_, at) => rows.every((row) => typeof row[at] === 'number'));
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(isNumber.map((right) => (right ? '---:' : '---'))), ...rows.map(line)].join('\n');
}
