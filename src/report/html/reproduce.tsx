import type { Reproduction } from '../reproduce/reproduce.ts';
import type { SharedLines } from '../reproduce/shared.ts';
import { Pre } from './blocks.tsx';

/** Lines to copy that do the same by hand, without those that stand in {@link SharedBlock}. */
export function ReproduceBlock({
  lines,
  shared,
  issue,
}: {
  lines: Reproduction;
  shared: SharedLines;
  /** Path of the page of its finding, for an issue. */
  issue: string | undefined;
}) {
  const { aws, withoutAws, curl, look, run } = lines;
  const own = (all: readonly string[], common: readonly string[]) =>
    all.filter((line) => !common.includes(line));
  const setUp = own(lines.setUp, shared.setUp);
  const isShared = setUp.length < lines.setUp.length;
  return (
    <>
      <h4>Reproduce it</h4>
      {isShared ? (
        <p class="small">
          {'First '}
          <a href="#set-up">the lines that most cases need</a>
          {issue && [', ', <a href={issue}>as an issue, with curl</a>]}
        </p>
      ) : (
        <Shell label="This case through the suite" lines={[run]} />
      )}
      <Shell
        label={isShared ? 'then what only this case needs' : 'By hand: what must exist first'}
        lines={setUp}
      />
      {aws ? (
        <Shell label="Then the request with the AWS CLI" lines={[aws]} />
      ) : (
        <p class="small soft">{`No line for the AWS CLI: ${withoutAws}.`}</p>
      )}
      {/* A page of many findings has one way to send each request; the page for an issue has both. */}
      {!(isShared && aws) && (
        <Shell label={aws ? 'or with curl' : 'Then the request with curl'} lines={[curl]} />
      )}
      <Shell label="What the service remembers" lines={look} />
      <Shell label="Remove it again" lines={own(lines.cleanUp, shared.cleanUp)} />
    </>
  );
}

/** The lines that most cases need, once. */
export function SharedBlock({ setUp, cleanUp, run }: SharedLines & { run: string }) {
  if (setUp.length === 0) return null;
  return (
    <details class="finding" id="set-up">
      <summary>
        <span class="title">To reproduce a case: through the suite, or by hand what most cases need</span>
      </summary>
      <div class="case-body">
        <Shell label="Through the suite" lines={[run]} />
        <Shell label="By hand, before the first case" lines={setUp} />
        <Shell label="After the last" lines={cleanUp} />
      </div>
    </details>
  );
}

function Shell({ label, lines }: { label: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div class="shell">
      <div class="label">
        <span>{label}</span>
      </div>
      <Pre text={lines.join('\n')} />
    </div>
  );
}
