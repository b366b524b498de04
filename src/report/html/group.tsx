import type { GroupReported } from '../../../generated/report.ts';
import type { EvidenceIndex } from '../evidence.ts';
import { describeVerdict } from '../outcome.ts';
import { storyOf } from '../story/story.ts';
import { List } from './blocks.tsx';
import { CaseBlock } from './case.tsx';
import { CaseLink, Mark, OutsideLink } from './name.tsx';

/** One exception, or one further part of the contract: what the page requires, then its cases. */
export function Group({ group, index }: { group: GroupReported; index: EvidenceIndex }) {
  const { name, verdict, cases } = group;
  const reason = describeVerdict(group);
  const clauses = index.clausesOf(name);
  return (
    <article
      class={`exception v-${verdict}`}
      id={name}
      data-verdict={verdict}
      data-find={[name, verdict, reason, ...clauses].join(' ').toLowerCase()}
    >
      <header>
        <h3>
          <CaseLink id={name} />
        </h3>
        <span class="pill">
          <Mark of={verdict} /> {verdict}
        </span>
        {reason && <span class="why">{reason}</span>}
      </header>
      {clauses.length > 0 && <Requirements of={name} index={index} />}
      {index.cases(cases).map((one) => (
        <CaseBlock story={storyOf(one, index)} />
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
