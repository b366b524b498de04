import type { GroupReported } from '../../../generated/report.ts';
import { groupBy } from '../../contract/group-by.ts';
import { counted } from '../../text/counted.ts';
import type { EvidenceIndex } from '../evidence.ts';
import { describeVerdict } from '../outcome.ts';
import { type Story, storyOf } from '../story/story.ts';
import { VERDICT_WORDS } from '../verdict-words.ts';
import { documentationOf } from '../why.ts';
import { List } from './blocks.tsx';
import { byVerdict } from './board.tsx';
import { CaseBlock, CaseLine, type Page, placesOf } from './case.tsx';
import { Name, OutsideLink } from './name.tsx';
import { Requirement } from './requirement.tsx';

interface Shown {
  index: EvidenceIndex;
  page: Page;
}

/** Sections in the order of the verdicts. What was not tested is folded up: there is nothing to fix in it. */
export function Groups({ groups, ...shown }: { groups: readonly GroupReported[] } & Shown) {
  const isTold = ({ verdict }: GroupReported) => verdict !== 'untested' && verdict !== 'retired';
  const ordered = byVerdict(groups);
  const folded = ordered.filter((group) => !isTold(group));
  return (
    <>
      {ordered.filter(isTold).map((group) => (
        <Group group={group} {...shown} />
      ))}
      {folded.length > 0 && (
        <details class="more fold">
          <summary>{`${folded.length} not tested, or no longer in use`}</summary>
          {folded.map((group) => (
            <Group group={group} {...shown} />
          ))}
        </details>
      )}
    </>
  );
}

/** One exception, or one further part of the contract: what the page requires, then its cases, those that fail first. */
function Group({ group, index, page }: { group: GroupReported } & Shown) {
  const { name, verdict, cases } = group;
  const reason = describeVerdict(group);
  const stories = index.cases(cases).map((one) => storyOf(one, index));
  const passing = stories.filter(({ outcome }) => outcome === 'pass');
  const others = stories.filter(({ outcome }) => outcome !== 'pass');
  const examples = others.filter(({ id }) => page.isFull(id));
  return (
    <article class={`exception v-${verdict}`} id={name} data-verdict={verdict}>
      <header>
        <h3 tabIndex={-1}>
          <Name of={name} />
        </h3>
        <span class="pill">{VERDICT_WORDS[verdict]}</span>
        {reason && <span class="why">{reason}</span>}
      </header>
      {stories.length > 0 && <Requirements of={name} index={index} />}
      {examples.map((story) => (
        <CaseBlock story={story} page={page} />
      ))}
      {alike(others.filter((story) => !examples.includes(story))).map((same) => (
        <Alike stories={same} page={page} />
      ))}
      {passing.length > 0 && (
        <details class="passing fold">
          <summary>{`${counted(passing.length, 'case')} ${passing.length === 1 ? 'passes' : 'pass'}`}</summary>
          <ul>
            {passing.map((story) => (
              <CaseLine story={story} page={page} />
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}

/** Cases of the same outcome that fail for the same. */
function alike(stories: readonly Story[]): Story[][] {
  const groups = groupBy(stories, ({ outcome, headline, findings }) =>
    // What is not judged has no finding; its reason takes the place of one.
    JSON.stringify([outcome, findings.length > 0 ? findings.map(({ id }) => id) : headline]),
  );
  return groups.map(([, same]) => same);
}

/** Cases that share what is wrong: it stands above them, in the words of the first, and where it is told in full. */
function Alike({ stories, page }: { stories: readonly Story[]; page: Page }) {
  const [one] = stories;
  if (!one) return null;
  const { outcome, headline, findings } = one;
  return (
    <div class={`alike o-${outcome}`} data-f={placesOf(one, page)}>
      <p>
        {`${counted(stories.length, 'case')}: `}
        {findings.map(({ first, title }) => (
          <a href={`#${first}`}>{title}</a>
        ))}
        <span class="said">{headline}</span>
      </p>
      <ul>
        {stories.map((story) => (
          <CaseLine story={story} page={page} isShared={story.headline === headline} />
        ))}
      </ul>
    </div>
  );
}

function Requirements({ of: name, index }: { of: string; index: EvidenceIndex }) {
  const clauses = index.clausesOf(name);
  if (clauses.length === 0) return null;
  return (
    <div class="demands">
      <span class="small soft">
        {'What '}
        <OutsideLink href={documentationOf(name, index.table)}>the page</OutsideLink>
        {' requires, in our words, and how many checks about it pass'}
      </span>
      <List
        of={index
          .requirementsOf(name)
          .map(({ id }) => id)
          .map((id) => <Requirement id={id} index={index} />)}
      />
    </div>
  );
}
