import type { Finding } from '../../../generated/report.ts';
import { counted } from '../../text/counted.ts';
import { caseInWords } from '../checks-in-words.ts';
import type { EvidenceIndex } from '../evidence.ts';
import { countFindings, fixesOf, pageOf } from '../findings.ts';
import { runLine } from '../reproduce/reproduce.ts';
import type { Page } from './case.tsx';
import { Chapter } from './chapter.tsx';
import { SharedBlock } from './reproduce.tsx';

/** Findings on the first screen. */
const FIRST = 5;
/** Cases named of a finding before the filter shows the rest. */
const MOST_NAMED = 4;

/** What to fix first, as short as it goes. */
export function FixFirst({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  const rest = findings.length - FIRST;
  return (
    <section class="fix-first" aria-labelledby="fix-first-heading">
      <h2 id="fix-first-heading">Fix first</h2>
      <ol>
        {findings.slice(0, FIRST).map((finding) => (
          <li>
            <a href={`#${anchorOf(finding)}`}>{finding.title}</a>
            <span class="small soft">
              {` ${finding.level}, ${counted(finding.cases.length, 'case')}${isWhole(finding) ? '' : `; if only this is fixed, ${fixesOf(finding)}`}`}
            </span>
          </li>
        ))}
      </ol>
      {rest > 0 && (
        <p class="small">
          <a href="#findings">{counted(rest, 'more finding')}</a>
        </p>
      )}
    </section>
  );
}

/** Whether all of its cases would pass, which goes without saying. */
function isWhole({ cases, fixes }: Finding): boolean {
  return fixes.length === cases.length;
}

/** Every finding, in the order in which to fix them. */
export function Findings({ index, page }: { index: EvidenceIndex; page: Page }) {
  const { findings } = index.report;
  if (findings.length === 0) return null;
  return (
    <Chapter
      id="findings"
      title="What to fix"
      intro={`${countFindings(findings)}: one cause is one finding, and what an application meets first comes first.`}
    >
      <SharedBlock {...page.shared} run={runLine('CASE', index.report.run)} />
      {findings.map((finding, at) => (
        <FindingBlock finding={finding} place={at + 1} index={index} page={page} />
      ))}
    </Chapter>
  );
}

interface FindingProps {
  finding: Finding;
  place: number;
  index: EvidenceIndex;
  page: Page;
}

function FindingBlock({ finding, place, index, page }: FindingProps) {
  const { title, level, cases, means, first, clauses } = finding;
  const [example] = index.cases([first]);
  return (
    <details class="finding" id={anchorOf(finding)}>
      <summary>
        <span class="place">{place}</span>
        <span class="title">{title}</span>
        <span class="level">{level}</span>
        <span class="num">{counted(cases.length, 'case')}</span>
      </summary>
      <div class="case-body">
        <p>{means}</p>
        {example && <p class="say">{caseInWords(example.reported).headline}</p>}
        <p class="small">
          {'To see it: '}
          <a href={page.isFull(first) ? `#${first}` : pageOf(finding)}>
            the exchange and the lines to reproduce it by hand
          </a>
        </p>
        <p class="small soft">
          {`If only this were fixed: ${fixesOf(finding)}. `}
          {clauses.length > 0 && `Clauses: ${clauses.join(', ')}.`}
        </p>
        <p class="small">
          {`Cases: ${cases.slice(0, MOST_NAMED).join(', ')}`}
          {cases.length > MOST_NAMED && [
            ' and ',
            <a href={pageOf(finding)}>{`${cases.length - MOST_NAMED} more`}</a>,
          ]}
        </p>
        <p>
          <button type="button" class="only" data-finding={place} aria-pressed="false">
            Show only these cases
          </button>
        </p>
      </div>
    </details>
  );
}

function anchorOf({ id }: Finding): string {
  return `finding/${id}`;
}
