import { cut } from '../../text/show.ts';
import type { SharedLines } from '../reproduce/shared.ts';
import type { Story } from '../story/story.ts';
import { FullStory } from './case-full.tsx';
import { capital } from './name.tsx';

/** Longest sentence about a case that is told in short. */
const LONGEST_MESSAGE = 140;

interface CaseProps {
  story: Story;
  /** With everything there is; the page of a target with many failures would be too large with that for each. */
  full: boolean;
  /** The first sentence stands above the cases that share it. */
  isShared?: boolean;
  page: Page;
}

/** What a case needs of the page that it stands on. */
export interface Page {
  /** The place of a finding in the list, by which the filter finds its cases. */
  placeOf(finding: string): number;
  /** The lines that stand once for all cases. */
  shared: SharedLines;
}

/** One case, closed: its title and what is wrong; open: what an author needs to fix it. Its mark is drawn by its class. */
export function CaseBlock({ story, full, isShared = false, page }: CaseProps) {
  const { id, title, outcome, headline, findings } = story;
  return (
    <details
      class={`case o-${outcome}`}
      id={id}
      data-f={findings.map((finding) => page.placeOf(finding.id)).join(' ') || undefined}
      data-find={clausesToFind(story)}
    >
      <summary>
        <span>{capital(title)}</span>
        {!isShared && headline && <span class="said">{headline}</span>}
      </summary>
      {full ? (
        <div class="case-body">
          <FullStory story={story} shared={page.shared} />
        </div>
      ) : (
        <ShortStory story={story} />
      )}
    </details>
  );
}

/** A case that passes: a line. */
export function PassingCase({ story }: { story: Story }) {
  return (
    <li class="case o-pass" id={story.id} data-find={clausesToFind(story)}>
      {capital(story.title)}
    </li>
  );
}

/** The clauses that a case is found by; those of its own error have the name of its section. */
function clausesToFind({ judges }: Story): string | undefined {
  return judges.filter((clause) => !/^(\w+\/)?error\./.test(clause)).join(' ') || undefined;
}

/**
 * What was sent, and what came; the same is told in full where the first case of the finding is. The script of the page adds
 * the id as text.
 */
function ShortStory({ story }: { story: Story }) {
  const { wrong, request } = story;
  return (
    <>
      {wrong.slice(1).map(({ message }) => (
        <p>{cut(message, LONGEST_MESSAGE)}</p>
      ))}
      {request && (
        <p>
          <code>{story.fault ?? request.brief.sent}</code>
          {/* Of a request that must not be accepted the rest of a success says nothing. */}
          {wrong[0]?.check !== 'rejected' && [
            ' → ',
            <code>{cut(request.brief.answer, LONGEST_MESSAGE)}</code>,
          ]}
        </p>
      )}
    </>
  );
}
