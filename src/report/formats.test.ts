import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../generated/report.ts';
import { loadTable } from '../contract/table.ts';
import { toBadge } from './badge.ts';
import { toAnnotations } from './github.ts';
import { toHtml } from './html/report.tsx';
import { toJUnit } from './junit.ts';
import { toJobSummary } from './markdown/job-summary.ts';
import { toPages } from './markdown/pages.ts';
import { toMarkdown } from './markdown/report.ts';
import { membersOf } from './members.ts';
import { describeCase, describeVerdict } from './outcome.ts';
import { toTerminal } from './terminal/report.ts';
import { evidenceOf } from './testing/evidence.ts';

const evidence = evidenceOf(
  { answer: { status: 200, headers: {}, body: '{}' }, seen: { kind: 'accepted', output: {} } },
  {
    cases: loadTable()
      .cases.filter(({ expect: { outcome } }) => outcome === 'rejected')
      .slice(0, 15),
  },
);
const { report } = evidence;

describe('the formats of one report', () => {
  it('show the same figures', () => {
    const { passed, total } = report.summary.conformance;
    expect(toTerminal(report, { color: false, files: [] })).toContain(`${passed} of ${total}`);
    expect(toHtml(evidence)).toContain(`${passed} of ${total} judged cases pass`);
    expect(toJobSummary(report)).toContain(`${passed} of ${total}`);
    expect(toJUnit(evidence)).toContain(`failures="${report.summary.outcomes.fail}"`);
    expect(toBadge(report)).toMatchObject({
      schemaVersion: 1,
      color: 'red',
      message: expect.stringMatching(/^0%/),
    });
    for (const part of [
      { filter: ['CloudTrail*'] },
      { profile: 'essential' },
      { shard: { index: 1, total: 2 } },
      { skip: ['x'] },
    ]) {
      const chosen = { ...report, run: { ...report.run, ...part } };
      expect(toBadge(chosen).color).toBe('lightgrey');
    }
  });

  it('count the exceptions and the further parts apart, each with numbers that add up', () => {
    const html = toHtml(evidence);
    const summary = toJobSummary(report);
    for (const [what, { length }] of [
      ['exceptions', report.exceptions],
      ['further parts', report.parts],
    ] as const) {
      const [, board = ''] = html.split(`>${length} ${what} by verdict</h2>`);
      const rows = board.slice(0, board.indexOf('</section>')).match(/<span class="n">\d+<\/span><\/h3>/g);
      const counts = rows?.map((row) => Number(/\d+/.exec(row))) ?? [];
      expect(
        counts.reduce((sum, count) => sum + count, 0),
        what,
      ).toBe(length);
      const [, line = ''] = new RegExp(`^- ${length} ${what}: (.*)\\.$`, 'm').exec(summary) ?? [];
      expect(
        line.split(', ').reduce((sum, one) => sum + Number.parseInt(one, 10), 0),
        what,
      ).toBe(length);
    }
  });

  it('call what was not tested by the same words', () => {
    for (const text of [
      toTerminal(report, { color: false, files: [] }),
      toTerminal(report, { color: false, files: [], verbose: true }),
      toMarkdown(report),
      toJobSummary(report),
      Object.values(toPages(evidence)).join('\n'),
    ]) {
      expect(text).toMatch(/not tested/i);
      expect(text).not.toMatch(/\buntested\b/);
    }
  });

  it('report an accepted request that must be refused, with the error that it must be refused with', () => {
    const failed = report.cases.filter(({ outcome }) => outcome === 'fail');
    expect(failed.length).toBeGreaterThan(0);
    for (const one of failed) {
      expect(describeCase(one)).toMatch(/must be refused with \w+.*; CreateTrail answered 200 accepted/);
    }
  });

  it('fit the terminal: 60 lines of 80 columns, with colour only on request', () => {
    const lines = toTerminal(report, { color: false, files: [] }).split('\n');
    expect(lines.length).toBeLessThanOrEqual(60);
    // A name is never broken.
    const long = lines.filter((line) => line.length > 80 && line.trim().includes(' '));
    expect(long).toEqual([]);
    expect(lines.join('')).not.toContain('\u001b');
    expect(toTerminal(report, { color: true, files: [] })).toContain('\u001b[31m');
  });

  it('show each operation with its verdict and figures, the own one first, where several were run', () => {
    const tallies = (passed: number, total: number) => ({
      conformance: { passed, total },
      coverage: { judged: total, total: 40 },
    });
    const operations: Report['operations'] = [
      { name: 'StartLogging', verdict: 'not served', ...tallies(0, 0) },
      { name: 'CreateTrail', verdict: 'deviates', ...tallies(3, 10) },
    ];
    const several = { ...report, operations };
    expect(toTerminal(several, { color: false, files: [] })).toContain('CloudTrail (2 operations) on ');
    const rows = [
      '| CreateTrail | deviates | 3 of 10 (30 %) | 10 of 40 |',
      '| StartLogging | not served | – | 0 of 40 |',
    ];
    expect(toMarkdown(several)).toContain(rows.join('\n'));
    const html = toHtml({ ...evidence, report: several });
    const shown = html.slice(html.indexOf('id="operations"'), html.indexOf('class="board'));
    const words = shown.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    expect(words).toMatch(
      /Create Trail ✗ deviates .*3 of 10.* 10 of 40 Start Logging · not served – 0 of 40/,
    );
    expect(html.indexOf('id="operations"')).toBeGreaterThan(html.indexOf('id="fix-first-heading"'));

    const [served] = operations.slice(1);
    const one = { ...report, operations: [{ ...operations[0], verdict: 'untested' }, served] } as Report;
    expect(toMarkdown(one)).not.toContain('## Operations');
    expect(toHtml({ ...evidence, report: one })).not.toContain('id="operations"');
  });

  it('show only the chosen cases of a filtered run', () => {
    const whole = toTerminal(report, { color: false, files: [], verbose: true });
    expect(whole).toContain('TagsLimitExceededException');
    expect(whole).not.toContain('no chosen case');
    const chosen = { ...report, run: { ...report.run, filter: ['CloudTrail*'] } };
    const shown = toTerminal(chosen, { color: false, files: [] });
    expect(shown).not.toContain('TagsLimitExceededException');
    expect(shown).toMatch(/· \d+ more with no chosen case/);
  });

  it('never call a partly run exception conformant, and show how much of it ran', () => {
    const sliver = evidenceOf(
      {
        answer: { status: 400, headers: {}, body: '{"__type":"InvalidTrailNameException"}' },
        seen: { kind: 'rejected', code: 'InvalidTrailNameException' },
      },
      { cases: loadTable().cases.filter(({ id }) => id === 'InvalidTrailNameException/empty') },
    );
    // As judged, but for the control, which this target refuses as well.
    for (const { checks } of sliver.report.cases) expect(checks.some(({ passed }) => passed)).toBe(true);
    const total = loadTable().cases.filter(({ group }) => group === 'InvalidTrailNameException').length;
    const name = 'InvalidTrailNameException';
    const group = sliver.report.exceptions.find((one) => one.name === name);
    expect(group).toMatchObject({ cases: ['InvalidTrailNameException/empty'], total });
    expect(group && describeVerdict(group)).toContain(`1 of ${total} cases ran`);
    expect(sliver.report.summary.verdicts.conformant).toBe(0);
    expect(toTerminal(sliver.report, { color: false, files: [], verbose: true })).toMatch(
      new RegExp(`${name} +deviates +1 of ${total}\n`),
    );
    expect(toMarkdown(sliver.report)).toContain(`| ${name} | deviates | 1 of ${total} |`);
    expect(toHtml(sliver)).toContain(`>0/${total}<`);
  });

  it.each([
    [{ filter: ['X/y'] }, 'lightgrey', '100% conformant of 3 chosen, 1% covered'],
    [{ shard: { index: 1, total: 3 } }, 'lightgrey', '100% conformant of 3 chosen, 1% covered'],
    [{ skip: ['Z/*'] }, 'lightgrey', '100% conformant of 3 chosen, 1% covered'],
    [{}, 'brightgreen', '100% conformant, 1% covered'],
  ])('make a badge of %j %s', (chosen, color, message) => {
    const summary = {
      ...report.summary,
      conformance: { passed: 3, total: 3 },
      coverage: { judged: 3, total: 241 },
    };
    const run = { ...report.run, ...chosen };
    expect(toBadge({ ...report, run, summary })).toMatchObject({ color, message });
  });

  it('say that only one Region was tested', () => {
    const [found] = report.remarks.filter(({ kind }) => kind === 'one-region');
    expect(found).toMatchObject({
      subject: 'us-east-1',
      message: expect.stringContaining('--region us-west-2'),
    });
    expect(toTerminal(report, { color: false, files: [] })).toContain(
      'only us-east-1 was tested; run with --region us-west-2',
    );
    expect(toMarkdown(report)).toContain('Only the Region us-east-1 of the partition aws was tested');
    expect(toHtml(evidence)).toContain('Only the Region us-east-1 of the partition aws was tested');
  });

  it('count known differences in the figures but not as failures', () => {
    const failed = report.cases.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
    const [fresh = '', ...listed] = failed;
    expect(listed.length).toBeGreaterThan(1);
    const known = Object.fromEntries(listed.map((id) => [id, `${id} fails as listed (because)`]));
    const { passed, total } = report.summary.conformance;
    const junit = toJUnit({ ...evidence, known });
    expect(junit).toContain('failures="1"');
    expect(junit).toContain(`<skipped message="${listed[0]} fails as listed (because)"/>`);
    const terminal = toTerminal(report, { color: false, files: [], known });
    expect(terminal).toContain(`${passed} of ${total}`);
    const summary = toJobSummary(report, known);
    expect(summary).toContain(`${listed.length} more cases fail as listed`);
    for (const text of [terminal, summary, toAnnotations(report, known).join('\n')]) {
      expect(text).toContain(fresh);
      for (const id of listed) expect(text).not.toContain(`${id}\``);
      for (const id of listed) expect(text).not.toContain(`✗ ${id}`);
    }
    expect(toAnnotations(report, known).filter((line) => line.startsWith('::error'))).toHaveLength(1);
  });

  it('limit annotations of a kind to what GitHub shows', () => {
    const [one] = report.findings;
    const many = Array.from({ length: 12 }, (_, index) => ({ ...one, id: `${index}` }) as Finding);
    const errors = toAnnotations({ ...report, findings: many }).filter((line) => line.startsWith('::error'));
    expect(errors).toHaveLength(10);
    expect(errors.at(-1)).toContain('3 more findings');
  });

  it('show the same findings with the same titles in the same order', () => {
    const titles = report.findings.map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(2);
    const texts = {
      terminal: toTerminal(report, { color: false, files: [], verbose: true }).replace(/\s+/g, ' '),
      html: toHtml(evidence).slice(toHtml(evidence).indexOf('id="findings"')),
      markdown: toMarkdown(report),
      summary: toJobSummary(report),
      annotations: toAnnotations(report).join('\n'),
    };
    for (const [format, text] of Object.entries(texts)) {
      const places = titles.map((title) => text.indexOf(title));
      expect(places, format).not.toContain(-1);
      expect(places, format).toEqual([...places].sort((a, b) => a - b));
    }
    for (const title of titles) expect(toJUnit(evidence)).toContain(`name="finding" value="${title}"`);
  });

  it('name in every format which cases were chosen', () => {
    const run = { ...report.run, filter: ['Invalid*'], skip: ['Tags*'], profile: 'essential' };
    const chosen = { ...report, run };
    const texts = [
      toTerminal(chosen, { color: false, files: [] }),
      toHtml({ ...evidence, report: chosen }),
      toMarkdown(chosen).replaceAll('\\', ''),
      toJobSummary(chosen).replaceAll('\\', ''),
      toJUnit({ ...evidence, report: chosen }),
    ];
    for (const text of texts) {
      for (const part of ['Only Invalid*', 'Without Tags*', 'Only the profile essential'])
        expect(text).toContain(part);
    }
  });

  it('have a page for each exception with its failures and how to reproduce them', () => {
    const pages = toPages(evidence);
    expect(Object.keys(pages)).toEqual([
      ...report.exceptions.map(({ name }) => `exceptions/${name}.md`),
      ...report.parts.map(({ name }) => `parts/${name}.md`),
      ...report.findings.map(({ id }) => `findings/${id}.md`),
    ]);
    const finding = pages[`findings/${report.findings[0]?.id}.md`] ?? '';
    for (const part of [report.findings[0]?.title ?? '', 'If only this were fixed', '### Reproduce'])
      expect(finding).toContain(part);
    const failing = report.cases.find(({ exception }) => exception);
    const page = pages[`exceptions/${failing?.exception}.md`] ?? '';
    for (const part of [
      '## Environment',
      '### Request and answer',
      '### Reproduce',
      'aws cloudtrail ',
      'curl -sS',
    ]) {
      expect(page).toContain(part);
    }
  });

  it('name an operation once in the title of a finding, and no clause without words', () => {
    const [finding] = report.findings;
    const page = (title: string, operations: string[], clauses: string[] = []) => {
      const one = { ...finding, id: 'x', title, operations, clauses } as Finding;
      return toPages({ ...evidence, report: { ...report, findings: [one] } })['findings/x.md'] ?? '';
    };
    const heading = (...of: [string, string[]]) => /^# (.*?) \(/.exec(page(...of))?.[1];
    expect(heading('GetTrail: not found', ['GetTrail'])).toBe('GetTrail: not found');
    expect(heading('A is missing from what GetTrail answers', ['GetTrail'])).toBe(
      'A is missing from what GetTrail answers',
    );
    expect(heading('A name is accepted', ['GetTrail'])).toBe('GetTrail: A name is accepted');
    expect(heading('A name is accepted', ['GetTrail', 'AddTags'])).toBe('CloudTrail: A name is accepted');
    expect(heading('GetTrailStatus is not served', ['GetTrail'])).toBe(
      'GetTrail: GetTrailStatus is not served',
    );
    expect(page('x', ['AddTags'], ['AddTags/error'])).toMatch(
      /^- A request .* changes nothing\. \(`AddTags/m,
    );
  });

  it('keep each page short enough for an issue, however much the target sends', () => {
    const long = 'x'.repeat(20_000);
    const shown = (count: number) =>
      evidenceOf(
        {
          answer: { status: 200, headers: { long }, body: JSON.stringify({ long }) },
          seen: { kind: 'accepted', output: { long } },
        },
        { cases: loadTable().cases.slice(0, count) },
      );
    for (const page of Object.values(toPages(shown(200)))) expect(page.length).toBeLessThanOrEqual(60_000);
  });

  it('keep the page of a target that accepts every CreateTrail below a megabyte', () => {
    const accepting = evidenceOf({
      answer: { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '{}' },
      seen: { kind: 'accepted', output: {} },
    });
    const { passed, total } = accepting.report.summary.conformance;
    expect(passed / total).toBeLessThan(0.1);
    expect(Buffer.byteLength(toHtml(accepting))).toBeLessThanOrEqual(1_000_000);
    const markdown = toMarkdown(accepting.report);
    expect(markdown.length).toBeLessThanOrEqual(60_000);
    expect(markdown).toMatch(/\d+ more failing cases: \[findings\/\]/);
  });

  it('tell on a page of its own what is too much for the page of all', () => {
    const long = 'x'.repeat(3_000);
    const sending = evidenceOf({
      answer: { status: 400, headers: {}, body: JSON.stringify({ __type: 'Odd', message: long }) },
      seen: { kind: 'rejected', code: 'Odd', message: long },
    });
    const { findings, cases } = sending.report;
    const each = cases
      .slice(0, 150)
      .map(({ id }, at) => ({ ...findings[0], id: `f${at}`, first: id, cases: [id], fixes: [id] }));
    const page = toHtml({ ...sending, report: { ...sending.report, findings: each as typeof findings } });
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(1_000_000);
    expect(page).toMatch(/each of the first \d+ findings/);
    expect(page).toContain('href="findings/f149.md"');
    expect(page).not.toContain('href="findings/f0.md">the exchange');
  });

  it('leave out what was sent in each case where there are very many', () => {
    const { report: own, ...others } = evidenceOf(
      {
        answer: {
          status: 400,
          headers: {},
          body: JSON.stringify({ __type: 'Odd', message: 'x'.repeat(300) }),
        },
        seen: { kind: 'rejected', code: 'Odd' },
      },
      { cases: loadTable().cases.slice(0, 200) },
    );
    const copies = Array.from({ length: 11 }, (_, at) => (id: string) => (at === 0 ? id : `${id}-${at}`));
    const page = toHtml({
      ...others,
      report: {
        ...own,
        cases: copies.flatMap((named) => own.cases.map((one) => ({ ...one, id: named(one.id) }))),
        exceptions: own.exceptions.map((one) => ({
          ...one,
          cases: copies.flatMap((named) => one.cases.map(named)),
        })),
      },
    });
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(1_000_000);
    expect(page.match(/<li class="case o-fail"/g)?.length).toBeGreaterThan(1_000);
    expect(page).not.toMatch(/<li class="case o-fail"[^>]*>[^<]*<code>/);
  });

  it('list requirements only on the page of an exception that has clauses', () => {
    const pages = toPages(evidence);
    expect(pages['exceptions/ConflictException.md']).toContain('## What the page requires');
    expect(pages['parts/Response.md']).not.toContain('## What the page requires');
    expect(pages['parts/Response.md']).not.toContain('\n\n\n');
  });

  it('have an anchor for each case and exception, and the sentences of the page where they are given', () => {
    const [run = ''] = report.cases.flatMap(({ exception }) => exception ?? []);
    const id = `error.${run}.1`;
    const html = toHtml({ ...evidence, page: { [id]: 'A sentence of the page.' } });
    for (const one of report.cases) expect(html).toContain(` id="${one.id}"`);
    expect(html).toContain('A sentence of the page.');
  });

  it('show what is new since an earlier report', () => {
    const previous = structuredClone(report);
    if (previous.cases[0]) previous.cases[0].outcome = 'pass';
    const html = toHtml({ ...evidence, previous });
    expect(html).toContain('1 now fail');
    expect(html).not.toContain('now pass');
    const id = report.cases[0]?.id;
    const terminal = toTerminal(report, { color: false, files: [], previous });
    expect(terminal).toContain(`     1  now fail: ${id}\n`);
    expect(terminal).not.toContain('now pass');
    expect(toMarkdown(report, previous)).toContain(`- now fail: \`${id}\``);
    expect(toTerminal(report, { color: false, files: [], previous: report })).toContain(
      'nothing has changed',
    );
    expect(toMarkdown(report, report)).toContain('Nothing has changed.');
    expect(toTerminal(report, { color: false, files: [] })).not.toContain('since');
  });
});

it('membersOf has every clause once', () => {
  const members = membersOf(report);
  expect(members.flatMap(({ clauses }) => clauses.map(({ id }) => id)).sort()).toEqual(
    report.clauses.map(({ id }) => id).sort(),
  );
});
