import type { Finding } from '../../../generated/report.ts';
import { counted } from '../../text/counted.ts';
import { caseInWords } from '../checks-in-words.ts';
import type { EvidenceIndex } from '../evidence.ts';
import { countFindings, fixesOf } from '../findings.ts';
import { runLine } from '../reproduce/reproduce.ts';
import { Chapter } from './chapter.tsx';
import { CaseLink } from './name.tsx';

/** Findings on the first screen. */
const FIRST = 5;
/** Cases named of a finding before the filter shows the rest. */
const MOST_LINKS = 8;

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
              {` ${finding.level}, ${counted(finding.cases.length, 'case')}; ${fixesOf(finding)}`}
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

/** Every finding, in the order in which to fix them. */
export function Findings({ index }: { index: EvidenceIndex }) {
  const { findings } = index.report;
  if (findings.length === 0) return null;
  return (
    <Chapter
      id="findings"
      title="What to fix"
      intro={`${countFindings(findings)}: one cause is one finding, and what an application meets first comes first.`}
    >
      {findings.map((finding, at) => (
        <FindingBlock finding={finding} place={at + 1} index={index} />
      ))}
    </Chapter>
  );
}

interface FindingProps {
  finding: Finding;
  place: number;
  index: EvidenceIndex;
}

function FindingBlock({ finding, place, index }: FindingProps) {
  const { id, title, level, cases, means, first, clauses } = finding;
  const [example] = index.cases([first]);
  const line = example && runLine(first, index.report.run);
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
          <a href={`#${first}`}>the exchange and the lines to reproduce it by hand</a>
          {line && [', or ', <code>{line}</code>]}
        </p>
        <p class="small soft">
          {`If only this were fixed: ${fixesOf(finding)}. `}
          {clauses.length > 0 && `Clauses: ${clauses.join(', ')}.`}
        </p>
        <p class="small">
          {'Cases: '}
          {cases.slice(0, MOST_LINKS).map((one, at) => [at > 0 && ', ', <CaseLink id={one} />])}
          {cases.length > MOST_LINKS && ` and ${cases.length - MOST_LINKS} more`}
        </p>
        <p>
          <button type="button" class="only" data-finding={id} data-title={title} aria-pressed="false">
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
