import type { GroupReported } from '../../../generated/report.ts';
import type { EvidenceIndex } from '../evidence.ts';
import { describeVerdict } from '../outcome.ts';
import { storyOf } from '../story/story.ts';
import { List } from './blocks.tsx';
import { byVerdict } from './board.tsx';
import { CaseBlock } from './case.tsx';
import { CaseLink, Mark, OutsideLink, VERDICT_WORDS } from './name.tsx';

/** Sections in the order of the verdicts. What was not tested is folded up: there is nothing to fix in it. */
export function Groups({ groups, index }: { groups: readonly GroupReported[]; index: EvidenceIndex }) {
  const isTold = ({ verdict }: GroupReported) => verdict !== 'untested' && verdict !== 'retired';
  const ordered = byVerdict(groups);
  const folded = ordered.filter((group) => !isTold(group));
  return (
    <>
      {ordered.filter(isTold).map((group) => (
        <Group group={group} index={index} />
      ))}
      {folded.length > 0 && (
        <details class="more fold">
          <summary>{`${folded.length} not tested, or no longer in use`}</summary>
          {folded.map((group) => (
            <Group group={group} index={index} />
          ))}
        </details>
      )}
    </>
  );
}

/** One exception, or one further part of the contract: what the page requires, then its cases. */
function Group({ group, index }: { group: GroupReported; index: EvidenceIndex }) {
  const { name, verdict, cases } = group;
  const reason = describeVerdict(group);
  const clauses = index.clausesOf(name);
  return (
    <article class={`exception v-${verdict}`} id={name} data-verdict={verdict}>
      <header>
        <h3>
          <CaseLink id={name} />
        </h3>
        <span class="pill">
          <Mark of={verdict} /> {VERDICT_WORDS[verdict]}
        </span>
        {reason && <span class="why">{reason}</span>}
      </header>
      {clauses.length > 0 && <Requirements of={name} index={index} />}
      {index.cases(cases).map((one) => (
        <CaseBlock story={storyOf(one, index)} full={index.isExample(one.reported.id)} />
      ))}
    </article>
  );
}

function Requirements({ of: name, index }: { of: string; index: EvidenceIndex }) {
  return (
    <div class="demands">
      <span class="small soft">
        What <OutsideLink href={index.table.documentation}>the page</OutsideLink> requires, in our words
      </span>
      <List
        of={index
          .requirementsOf(name)
          .map(({ id, description, sentence }) => [
            `${description} `,
            <code class="cid">{id}</code>,
            sentence && <blockquote>{sentence}</blockquote>,
          ])}
      />
    </div>
  );
}
