import type { Story } from '../story/story.ts';

/** Why a case was not judged, and what it takes to judge it. */
export function NotJudged({ story: { outcome, headline, unmet } }: { story: Story }) {
  return (
    <>
      {outcome === 'error' && <p>{`Not counted against the target: ${headline}`}</p>}
      {unmet.map(({ name, reason: why, remedy }) => (
        <p>
          {`${name}: ${why}. `}
          <b>{`To test it: ${remedy}.`}</b>
        </p>
      ))}
    </>
  );
}
