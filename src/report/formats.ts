import { toBadge } from './badge.ts';
import type { Evidence } from './evidence.ts';
import { toHtml } from './html/report.tsx';
import { toJUnit } from './junit.ts';
import { toPages } from './markdown/pages.ts';
import { toMarkdown } from './markdown/report.ts';

/** The files of a report beside its data, by name: a new format is one line here. */
const FORMATS: Readonly<Record<string, (evidence: Evidence) => string>> = {
  'report.html': toHtml,
  'report.md': ({ report, previous }) => toMarkdown(report, previous),
  'junit.xml': toJUnit,
  'badge.json': ({ report }) => `${JSON.stringify(toBadge(report))}\n`,
};

/** The report in every format, by the name of its file; and a page per exception and part, by path. */
export function toFiles(evidence: Evidence): {
  files: Record<string, string>;
  pages: Record<string, string>;
} {
  const files = Object.entries(FORMATS).map(([name, format]) => [name, format(evidence)]);
  return { files: Object.fromEntries(files), pages: toPages(evidence) };
}
