import type { EvidenceIndex } from '../../evidence.ts';
import { type MemberCoverage, membersOf } from '../../members.ts';
import { Chapter } from '../chapter.tsx';
import { Requirement } from '../requirement.tsx';

/** What the page calls its sections. */
const SECTIONS: Readonly<Record<string, string>> = {
  overview: 'Overview',
  requestSyntax: 'Request syntax',
  request: 'Request parameters',
  responseSyntax: 'Response syntax',
  response: 'Response elements',
  structure: 'Structures',
  seeAlso: 'See also',
};

/**
 * Every clause of the page and how far this run judged it, by member. Those of errors stand with the exceptions, where their
 * cases are.
 */
export function Contract({ index }: { index: EvidenceIndex }) {
  const members = membersOf(index.report).filter(({ section }) => !/^(\w+\/)?error$/.test(section));
  const sections = [...new Set(members.map(({ section }) => section))];
  return (
    <Chapter
      id="contract"
      title="The contract by member"
      intro="Every sentence of the page is a clause; headings are left out here. A clause was judged where a check of this run is about it: 2/3 means that two of three pass. The clauses of errors are in their sections above."
    >
      {sections.map((section) => (
        <div class="panel">
          <h3>{titleOf(section, index)}</h3>
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

/** `GetTrail: request parameters`; a section of the suite's own operation has the title alone where there is no other. */
function titleOf(section: string, { table, report }: EvidenceIndex): string {
  const [part = '', operation = table.operation] = section.split('/').reverse();
  const title = SECTIONS[part] ?? part;
  return report.operations ? `${operation}: ${title.toLowerCase()}` : title;
}

function Member({ coverage, index }: { coverage: MemberCoverage; index: EvidenceIndex }) {
  const { member, clauses, judgeable, judged, passed } = coverage;
  const failed = judged - passed;
  const look = judged === 0 ? undefined : failed > 0 ? 'v-deviates' : 'v-conformant';
  const result = failed > 0 ? `, ${failed} broken` : '';
  const isTested = ({ checks }: (typeof clauses)[number]) => checks > 0;
  const isHeading = ({ id }: (typeof clauses)[number]) => /\.(heading|title)$/.test(id);
  return (
    <details class="member">
      <summary>
        <span>{member ?? 'In general'}</span>
        <span class={look}>
          {judgeable === 0 ? 'nothing to judge' : `${judged} of ${judgeable} judged${result}`}
        </span>
      </summary>
      <ul>
        {clauses.filter(isTested).map(({ id }) => (
          <li>
            <Requirement id={id} index={index} />
          </li>
        ))}
        <Untested
          clauses={clauses.filter((clause) => !isTested(clause) && !isHeading(clause))}
          index={index}
        />
      </ul>
    </details>
  );
}

/** The clauses that no check of this run is about, in one item. */
function Untested({ clauses, index }: Pick<MemberCoverage, 'clauses'> & { index: EvidenceIndex }) {
  if (clauses.length === 0) return null;
  return (
    <li class="soft">
      {`No check: ${clauses.map(({ id }) => index.clause(id)?.description ?? id).join(' ')}`}
    </li>
  );
}
