import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { compareReports } from '../results/compare.ts';
import { compareToHtml } from './compare/html.tsx';
import { compareToMarkdown } from './compare/markdown.ts';
import { compareToTerminal } from './compare/terminal.ts';
import { toAnnotations } from './github.ts';
import { toHtml } from './html/report.tsx';
import { toJUnit } from './junit.ts';
import { toJobSummary } from './markdown/job-summary.ts';
import { toPages } from './markdown/pages.ts';
import { toMarkdown } from './markdown/report.ts';
import { toTerminal } from './terminal/report.ts';
import { HOSTILE, hostileEvidence } from './testing/hostile.ts';

const evidence = hostileEvidence();
const { report } = evidence;
const comparison = compareReports([report, report]);
const outputs: Record<string, string> = {
  'report.html': toHtml(evidence),
  'compare.html': compareToHtml(comparison),
  'report.md': toMarkdown(report),
  'exceptions/*.md': Object.values(toPages(evidence)).join('\n'),
  'junit.xml': toJUnit(evidence),
  'the job summary': toJobSummary(report),
  'the annotations': toAnnotations(report).join('\n'),
  'the terminal': toTerminal(report, { color: false, files: [] }),
  'the comparison in the terminal': compareToTerminal(comparison, { all: true, color: false }),
  'the comparison in Markdown': compareToMarkdown(comparison, { all: true }),
};

describe('a hostile target', () => {
  it.each(Object.entries(outputs))('drives no terminal and turns no text around in %s', (_name, text) => {
    expect(text.match(/[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}]/gu) ?? []).toEqual([]);
    expect(text.length).toBeGreaterThan(100);
  });

  it('has its markup escaped in HTML', () => {
    const html = outputs['report.html'] ?? '';
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<(img|svg onload)/);
    // Between tags a quotation mark is text; inside of one it would end a value.
    const tags = html.match(/<[a-z][^"<>]*(?:"[^"]*"[^"<>]*)*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(1_000);
    expect(tags.filter((tag) => /^[^"]*(?:"[^"]*"[^"]*)* on\w+=/.test(tag))).toEqual([]);
    expect(html).toContain('&lt;script>globalThis.pwned');
  });

  it('does not make the page large', () => {
    expect(outputs['report.html']?.length).toBeLessThan(12_000_000);
    expect(outputs['report.html']).toContain('characters in all');
  });

  it('leaves JUnit that parses, with every case in it', () => {
    const xml = outputs['junit.xml'] ?? '';
    expect(XMLValidator.validate(xml)).toBe(true);
    const parsed = new XMLParser({ ignoreAttributes: false, processEntities: true }).parse(xml);
    const suites = parsed.testsuites.testsuite as { testcase: unknown }[];
    const cases = suites.flatMap(({ testcase }) => testcase);
    const listed = [...report.exceptions, ...report.parts].flatMap((group) => group.cases);
    expect(cases).toHaveLength(listed.length);
  });

  it('leaves JSON that parses to what it sent', () => {
    const again = JSON.parse(JSON.stringify(evidence.recordings[1]));
    expect(again.exchanges[0].seen.code).toBe(HOSTILE);
  });

  it('starts no annotation of its own', () => {
    for (const line of toAnnotations(report)) expect(line).toMatch(/^::(error|warning) title=/);
    expect(toAnnotations(report).length).toBeLessThanOrEqual(20);
  });

  it('ends no code block of a Markdown page', () => {
    const page = outputs['exceptions/*.md'] ?? '';
    const fences = page.split('\n').filter((line) => /^`{3,}/.test(line));
    expect(fences.length % 2).toBe(0);
    expect(page).toContain('````');
  });
});
