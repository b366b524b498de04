import { SCRIPT } from '../../../generated/report-assets.ts';
import { subjectOf } from '../../results/subject.ts';
import { targetLabel } from '../../results/target-label.ts';
import { type Evidence, EvidenceIndex } from '../evidence.ts';
import { reproduce } from '../reproduce/reproduce.ts';
import { type SharedLines, sharedLines } from '../reproduce/shared.ts';
import { Board } from './board.tsx';
import type { Page } from './case.tsx';
import { Chapter } from './chapter.tsx';
import { Contract } from './chapters/contract.tsx';
import { Precedence } from './chapters/precedence.tsx';
import { Conflicts, Seen } from './chapters/remarks.tsx';
import { Capabilities, Timings, Untestable } from './chapters/target.tsx';
import { Contents } from './contents.tsx';
import { htmlDocument } from './document.tsx';
import { Findings } from './findings.tsx';
import { Footer } from './footer.tsx';
import { Groups } from './group.tsx';
import { Header } from './header.tsx';
import { OutsideLink } from './name.tsx';
import { Toolbar } from './toolbar.tsx';

/** Bytes of the page; a larger one is slow to open, and some viewers of CI systems refuse it. */
const MOST_BYTES = 1_000_000;

/**
 * The whole report as one self-contained page. Everything a target said is made visible and escaped. Where it would be too large,
 * only the findings to fix first are told in full on it, and the others on their own pages.
 */
export function toHtml(evidence: Evidence): string {
  const index = new EvidenceIndex(evidence);
  const examples = index.cases(index.report.findings.map(({ first }) => first));
  const shared = sharedLines(examples.flatMap((one) => reproduce(one, index) ?? []));
  const some = (full: number, hasMessages: boolean) => pageWith({ full, hasMessages, shared }, index);
  const whole = some(examples.length, true);
  if (bytesOf(whole) <= MOST_BYTES) return whole;
  const bare = some(0, true);
  const each = Math.max(1, (bytesOf(whole) - bytesOf(bare)) / examples.length);
  // The findings to fix first are worth more than what was sent in every other case.
  const hasMessages = bytesOf(bare) + LEAST_IN_FULL * each <= MOST_BYTES;
  const least = hasMessages ? bare : some(0, false);
  for (let full = Math.floor((MOST_BYTES - bytesOf(least)) / each); full > 0; full -= 2) {
    const page = some(Math.min(full, examples.length), hasMessages);
    if (bytesOf(page) <= MOST_BYTES) return page;
  }
  return least;
}

/** Findings that are told in full before the other cases have what was sent. */
const LEAST_IN_FULL = 10;

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

interface Room {
  /** How many of the findings have their first case in full. */
  full: number;
  hasMessages: boolean;
  shared: SharedLines;
}

function pageWith({ full, hasMessages, shared }: Room, index: EvidenceIndex): string {
  const { report, table } = index;
  const told = new Set(report.findings.slice(0, full).map(({ first }) => first));
  const page: Page = {
    placeOf: (finding) => index.placeOf(finding),
    isFull: (caseId) => told.has(caseId),
    hasMessages,
    shared,
  };
  const introduction = (
    <span>
      One section for each error of <OutsideLink href={table.documentation}>the page</OutsideLink>. The first
      case of {full < report.findings.length ? `each of the first ${full} findings` : 'each finding'} has what
      was sent, what came back, why that deviates, and how to do it by hand; the others are a line each. All
      of it is in the folder of this page: <a href="findings/">findings/</a> has a page for each finding, and{' '}
      <a href="report.json">report.json</a> and <a href="exchanges.jsonl">exchanges.jsonl</a> have every case
      and message.
    </span>
  );
  const body = (
    <div>
      <a class="skip" href="#exceptions">
        To the exceptions
      </a>
      <Header report={report} previous={index.evidence.previous} />
      <Board report={report} />
      <Toolbar summary={report.summary} />
      <div class="page wrap">
        <Contents report={report} />
        <main>
          <Findings index={index} page={page} />
          <Chapter id="exceptions" title="The exceptions" intro={introduction}>
            <Groups groups={report.exceptions} index={index} page={page} />
          </Chapter>
          {report.parts.length > 0 && (
            <Chapter
              id="parts"
              title="Further parts of the contract"
              intro="What the page says besides its errors."
            >
              <Groups groups={report.parts} index={index} page={page} />
            </Chapter>
          )}
          <Contract index={index} />
          <Seen report={report} />
          <Conflicts index={index} />
          <Untestable report={report} />
          <Capabilities index={index} />
          <Precedence index={index} />
          <Timings recordings={index.evidence.recordings} />
        </main>
      </div>
      <Footer report={report} />
    </div>
  );
  return htmlDocument({
    title: `${subjectOf(report)} on ${targetLabel(report.target)}`,
    body,
    script: SCRIPT,
  });
}
