import type { GroupReported } from '../../generated/report.ts';
import type { Exchange } from '../contract/exchange.ts';
import { failedChecks } from '../contract/result.ts';
import { cell } from '../text/harmless.ts';
import { describeCheck } from './check.ts';
import { circumstancesOf } from './circumstances.ts';
import { tellingChecks } from './deviation.ts';
import { type CaseEvidence, type Evidence, EvidenceIndex, exchangeOf } from './evidence.ts';
import { messageText } from './message.ts';
import { describeCase, describeVerdict } from './outcome.ts';
import { reproduce, runLine } from './reproduce/reproduce.ts';
import { whyOf } from './why.ts';

/**
 * One Markdown page per exception, and per further part of the contract, made to be pasted into an issue of the target's
 * project; by path, such as `exceptions/NAME.md`.
 */
export function toPages(evidence: Evidence): Record<string, string> {
  const index = new EvidenceIndex(evidence);
  const { exceptions, parts } = index.report;
  return Object.fromEntries(
    Object.entries({ exceptions, parts }).flatMap(([folder, groups]) =>
      groups.map((group) => [`${folder}/${group.name}.md`, page(group, index)]),
    ),
  );
}

function page(group: GroupReported, index: EvidenceIndex): string {
  const { suite, target, run } = index.report;
  const { name, verdict } = group;
  const reason = describeVerdict(group);
  const own = index.table.groups.find((one) => one.name === name)?.clauses ?? [];
  const clauses = own.filter((id) => !id.endsWith('.heading'));
  const cases = index.cases(group.cases);
  const failed = cases.filter(({ reported }) => reported.outcome === 'fail');
  const others = cases.filter(({ reported }) => reported.outcome !== 'fail');
  return `${[
    `# ${suite.operation}: ${name} ${verdict}`,
    reason ? cell(reason) : 'All cases pass.',
    '## Environment',
    bullets([
      `Target: ${cell(target.name)}, Region ${target.region}`,
      `Suite: ${suite.name} ${suite.version}, cases \`${suite.casesSha256.slice(0, 12)}\``,
      `Date: ${run.startedAt}`,
      `Run it: \`${runLine(name, index.raw.run)}\``,
    ]),
    // A part has no clauses of its own: those of its cases stand with each.
    ...(clauses.length > 0
      ? [
          '## What the page demands',
          `In our words; the contract is [the page](${index.table.documentation}).`,
          bullets(
            clauses.map(
              (id) => `${cell(index.clause(id)?.description ?? '')} (\`${id}\`)${pageSentence(id, index)}`,
            ),
          ),
        ]
      : []),
    ...failed.flatMap((one) => failure(one, index)),
    ...(others.length > 0
      ? [
          failed.length > 0 ? '## Other cases' : '## Cases',
          bullets(
            others.map(({ reported }) => {
              const { id, title, outcome } = reported;
              const why = outcome === 'pass' ? '' : `. ${cell(describeCase(reported))}`;
              return `${outcome}: ${cell(title)} (\`${id}\`)${why}`;
            }),
          ),
        ]
      : []),
  ].join('\n\n')}\n`;
}

function failure(one: CaseEvidence, index: EvidenceIndex): string[] {
  const { reported, row } = one;
  const request = exchangeOf(one, 'request');
  const control = exchangeOf(one, 'control');
  const lines = reproduce(one, index);
  const around = row ? circumstancesOf(row, index.table, one.part) : [];
  const ways = lines && [
    ...lines.setUp,
    ...(lines.aws ? [lines.aws] : []),
    `${lines.aws ? '# or: ' : ''}${lines.curl}`,
    ...(failedChecks(reported).some(({ role }) => role === 'probe') ? lines.look : []),
    ...lines.cleanUp.map((line) => `# afterwards: ${line}`),
  ];
  return [
    `## ${cell(reported.title)}`,
    `\`${reported.id}\``,
    ...(around.length > 0 ? [bullets(around.map(cell))] : []),
    '### Expected and actual',
    bullets(
      tellingChecks(reported).map((check) =>
        [
          cell(describeCheck(check).headline),
          ...whyOf(check.provenance, index.table).map(
            ({ kind, message, source }) => `  - ${kind}: ${cell(message)} (${cell(source)})`,
          ),
        ].join('\n'),
      ),
    ),
    ...(request ? ['### Request and answer', ...fencedExchange(request)] : []),
    ...(control
      ? [
          details(
            `The control: ${row?.control?.description ?? 'the one fault mended'}`,
            fencedExchange(control).join('\n\n'),
          ),
        ]
      : []),
    ...(ways ? ['### Reproduce', fence(ways.join('\n'), 'sh')] : []),
  ];
}

function fencedExchange({ sent, answer, seen }: Exchange): string[] {
  const nothing = `nothing came back${seen.kind === 'no-answer' ? `: ${seen.reason}` : ''}`;
  return [
    fence(messageText(`${sent.method} ${sent.url}`, sent)),
    fence(answer ? messageText(`HTTP ${answer.status}`, answer) : nothing),
  ];
}

function pageSentence(id: string, { evidence }: EvidenceIndex): string {
  const sentence = evidence.page?.[id];
  return sentence ? `\n  > ${cell(sentence)}` : '';
}

function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function details(summary: string, body: string): string {
  return `<details><summary>${cell(summary)}</summary>\n\n${body}\n\n</details>`;
}

/** A code block whose fence is longer than any run of backquotes inside it, so that the text can't end it. */
export function fence(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  return `${ticks}${language}\n${text}\n${ticks}`;
}
