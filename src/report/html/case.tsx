import type { Story } from '../story/story.ts';
import { FullStory } from './case-full.tsx';
import { NotJudged } from './case-not-judged.tsx';
import { capital, Mark } from './name.tsx';

interface CaseProps {
  story: Story;
  /** With everything there is; the page of a target with many failures would be too large with that for each. */
  full: boolean;
}

/** One case, closed: its title and what is wrong; open: what an author needs to fix it. */
export function CaseBlock({ story, full }: CaseProps) {
  const { id, title, outcome, judges, headline, findings } = story;
  return (
    <details
      class={`case o-${outcome}`}
      id={id}
      data-findings={findings.map((finding) => finding.id).join(' ') || undefined}
      data-find={judges.filter((clause) => !clause.startsWith('error.')).join(' ') || undefined}
    >
      <summary>
        <Mark of={outcome} />
        <span class="title">
          <span class="skip">{`${outcome}: `}</span>
          {capital(title)}
        </span>
        {headline && <span class={outcome === 'untestable' ? 'said soft' : 'said'}>{headline}</span>}
      </summary>
      <div class="case-body">{full ? <FullStory story={story} /> : <ShortStory story={story} />}</div>
    </details>
  );
}

/** What was sent, what came, and where the same is told in full. */
function ShortStory({ story }: { story: Story }) {
  const { id, outcome, wrong, request, findings, passed } = story;
  const [finding] = findings;
  return (
    <>
      <div class="links">
        <a href={`#${id}`}>{id}</a>
        {finding && <a href={`#${finding.first}`}>the same in full</a>}
      </div>
      <NotJudged story={story} />
      {wrong.slice(1).map(({ message }) => (
        <p class="say">{message}</p>
      ))}
      {request && outcome !== 'pass' && (
        <p class="small">
          <code>{request.brief.sent}</code>
          {/* Of a request that must not be accepted the rest of a success says nothing. */}
          {wrong[0]?.check !== 'rejected' && [' → ', <code>{request.brief.answer}</code>]}
        </p>
      )}
      {outcome === 'pass' && (
        <p class="small soft">{`${passed[0]?.actual ?? ''}; passed: ${passed.map(({ check }) => check).join(', ')}`}</p>
      )}
    </>
  );
}
