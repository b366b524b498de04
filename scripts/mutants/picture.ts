import type { MatrixReport } from './report.ts';

const CELL = 4;
const COLORS: Record<string, string> = {
  rule: '#2f6f9f',
  order: '#8a8a8a',
  response: '#3c8f5a',
  state: '#a8632a',
  wire: '#7a4a9a',
};

/** The matrix as a picture: a row for each mutant, a column for each case, a mark where the case kills it. */
export function toHtml({ suite, cases, mutants, survivors }: MatrixReport): string {
  const column = new Map(cases.map((id, index) => [id, index]));
  const explained = new Set(survivors.equivalent.map(({ id }) => id));
  const rows = mutants.map(({ id, title, family, killed, by }, row) => {
    const y = row * CELL;
    const path = by.map((one) => `M${(column.get(one) ?? 0) * CELL} ${y}h${CELL}v${CELL}h-${CELL}z`).join('');
    const outcome = killed ? `${by.length} cases` : explained.has(id) ? 'equivalent' : 'survives';
    const fill = killed ? (COLORS[family] ?? '#000') : explained.has(id) ? '#e4e4e4' : '#d33';
    const mark = killed ? `<path d="${path}" fill="${fill}"/>` : band(y, cases.length, fill);
    return `<g><title>${escapeHtml(`${id}: ${title} (${outcome})`)}</title>${band(y, cases.length, 'transparent')}${mark}</g>`;
  });
  const dead = mutants.filter(({ killed }) => killed).length;
  const [width, height] = [cases.length * CELL, mutants.length * CELL];
  const legend = Object.entries(COLORS).map(
    ([name, color]) => `<span style="color:${color}">■ ${name}</span>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mutants × cases</title>
<style>
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }
svg { background: #fafafa; outline: 1px solid #ddd; max-width: 100%; height: auto }
p span { margin-right: 1em }
</style>
<h1>${dead} of ${mutants.length} mutants killed by ${cases.length} cases</h1>
<p>${escapeHtml(suite.name)} ${escapeHtml(suite.version)}. Each row is a mutant of the reference, each column a case in the order of the table, each mark a kill. Point at a row for its name.</p>
<p>${legend.join(' ')} <span style="color:#d33">■ survives</span> <span style="color:#aaa">■ equivalent</span></p>
<svg role="img" aria-label="${dead} of ${mutants.length} mutants killed" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
${rows.join('\n')}
</svg>
</html>
`;
}

function band(y: number, columns: number, fill: string): string {
  return `<rect y="${y}" width="${columns * CELL}" height="${CELL}" fill="${fill}"/>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
