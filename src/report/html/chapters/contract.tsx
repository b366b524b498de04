import type { ClauseReported } from '../../../../generated/report.ts';
import type { EvidenceIndex } from '../../evidence.ts';
import { type MemberCoverage, membersOf } from '../../members.ts';
import { Bar } from '../blocks.tsx';
import { Chapter } from '../chapter.tsx';
import { Mark, Name } from '../name.tsx';

/** What the page calls its sections. */
const SECTIONS: Readonly<Record<string, string>> = {
  overview: 'Overview',
  requestSyntax: 'Request syntax',
  request: 'Request parameters',
  responseSyntax: 'Response syntax',
  response: 'Response elements',
  error: 'Errors',
  seeAlso: 'See also',
};

/** Every clause of the page and how far this run judged it, by member. */
export function Contract({ index }: { index: EvidenceIndex }) {
  const members = membersOf(index.report);
  const sections = [...new Set(members.map(({ section }) => section))];
  return (
    <Chapter
      id="contract"
      title="The contract by member"
      intro="Every sentence of the page is a clause. A clause was judged where a check of this run is about it."
    >
      {sections.map((section) => (
        <div class="panel">
          <h3>{SECTIONS[section] ?? section}</h3>
          {members
            .filter((member) => member.section === section)
            .map((member) => (
              <Member coverage={member} index={index} />
            ))}
        </div>
      ))}
    </Chapter>
  );
}

function Member({ coverage, index }: { coverage: MemberCoverage; index: EvidenceIndex }) {
  const { member, clauses, judgeable, judged, passed } = coverage;
  const share = (count: number) => (judgeable === 0 ? 0 : (count / judgeable) * 100);
  return (
    <details class="member">
      <summary>
        <span>{member ? <Name of={member} /> : <span class="soft">In general</span>}</span>
        <Bar
          parts={[
            [share(passed), 'seg-good'],
            [share(judged - passed), 'seg-bad'],
            [judgeable === 0 ? 100 : share(judgeable - judged), 'seg-none'],
          ]}
        />
        <span class="num">{judgeable === 0 ? 'nothing to judge' : `${judged} of ${judgeable} judged`}</span>
      </summary>
      <ul>
        {clauses.map((clause) => (
          <ClauseRow clause={clause} index={index} />
        ))}
      </ul>
    </details>
  );
}

function ClauseRow({ clause, index }: { clause: ClauseReported; index: EvidenceIndex }) {
  const { id, class: kind, checks, passed } = clause;
  const row = index.clause(id);
  const outcome = checks === 0 ? 'untestable' : checks === passed ? 'pass' : 'fail';
  const result =
    checks === 0 ? (row?.reason ?? 'no check of this run') : `${passed} of ${checks} checks pass`;
  const sentence = index.evidence.page?.[id];
  return (
    <li class={`o-${outcome}`}>
      <Mark of={outcome} />
      <span>{row?.description ?? id}</span>
      <span class="cid">
        <code>{id}</code>
        {` ${kind}; ${result}`}
      </span>
      {sentence && <span class="cid">{`“${sentence}”`}</span>}
    </li>
  );
}
