import { cut } from '../../text/show.ts';
import type { SharedLines } from '../reproduce/shared.ts';
import type { Story } from '../story/story.ts';
import { FullStory } from './case-full.tsx';
import { capital } from './name.tsx';

/** Longest sentence, request or answer of a case that is told in short. */
const LONGEST = 120;

/** What a case needs of the page that it stands on. */
export interface Page {
  /** The place of a finding in the list, by which the filter finds its cases. */
  placeOf(finding: string): number;
  /** Whether a case is told in full; the page of a target with many failures would be too large with that for each. */
  isFull(caseId: string): boolean;
  /** Whether a case in a line has what was sent and came back; a page of very many failing cases would be too large with that. */
  hasMessages: boolean;
  /** The lines that stand once for all cases. */
  shared: SharedLines;
}

/** The places of findings in the list, for the filter. */
export function placesOf({ findings }: Pick<Story, 'findings'>, page: Page): string | undefined {
  return findings.map(({ id }) => page.placeOf(id)).join(' ') || undefined;
}

/** One case in full, closed: its title and what is wrong; open: what an author needs to fix it. Its mark is drawn by its class. */
export function CaseBlock({ story, page }: { story: Story; page: Page }) {
  const { id, title, outcome, headline } = story;
  return (
    <details
      class={`case o-${outcome}`}
      id={id}
      data-f={placesOf(story, page)}
      data-find={clausesToFind(story)}
    >
      <summary>
        <span>{capital(title)}</span>
        {headline && <span class="said">{headline}</span>}
      </summary>
      <div class="case-body">
        <FullStory story={story} shared={page.shared} />
      </div>
    </details>
  );
}

/**
 * One case in a line: its title, what was sent, and what came. The same is told in full where the first case of the finding is.
 * The script of the page adds the id as text.
 * @param isShared the first sentence stands above the cases that share it
 */
export function CaseLine({
  story,
  page,
  isShared = false,
}: {
  story: Story;
  page: Page;
  isShared?: boolean;
}) {
  const { id, title, outcome, headline, wrong, request, fault } = story;
  const [first, ...others] = wrong;
  // What was read after a request that must not be accepted follows from that.
  const isAccepted = first?.check === 'rejected';
  const messages = [
    ...(isShared ? [] : [headline]),
    ...(isAccepted ? [] : others.map(({ message }) => message)),
  ];
  return (
    <li class={`case o-${outcome}`} id={id} data-find={clausesToFind(story)}>
      {capital(title)}
      {outcome !== 'pass' &&
        page.hasMessages && [
          messages.map((message) => message && <span class="said">{cut(message, LONGEST)}</span>),
          request && <code>{cut(fault ?? request.brief.sent, LONGEST)}</code>,
          // Of a request that must not be accepted the rest of a success says nothing.
          request && !isAccepted && <code>{`→ ${cut(request.brief.answer, LONGEST)}`}</code>,
        ]}
    </li>
  );
}

/** The clauses that a case is found by; those of its own error have the name of its section. */
function clausesToFind({ judges }: Story): string | undefined {
  return judges.filter((clause) => !/^(\w+\/)?error\./.test(clause)).join(' ') || undefined;
}
