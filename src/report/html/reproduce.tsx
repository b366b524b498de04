import type { Reproduction } from '../reproduce/reproduce.ts';
import { Pre } from './blocks.tsx';

/** Lines to copy that do the same by hand. */
export function ReproduceBlock({ lines }: { lines: Reproduction }) {
  const { setUp, aws, withoutAws, curl, look, cleanUp, run } = lines;
  return (
    <>
      <h4>Reproduce it</h4>
      <Shell label="This case through the suite" lines={[run]} />
      <Shell label="By hand: what must exist first" lines={setUp} />
      {aws ? (
        <Shell label="Then the request with the AWS CLI" lines={[aws]} />
      ) : (
        <p class="small soft">{`No line for the AWS CLI: ${withoutAws}.`}</p>
      )}
      <Shell label={aws ? 'or with curl' : 'Then the request with curl'} lines={[curl]} />
      <Shell label="What the service remembers" lines={look} />
      <Shell label="Remove it again" lines={cleanUp} />
    </>
  );
}

function Shell({ label, lines }: { label: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div class="shell">
      <div class="label">
        <span>{label}</span>
        <button type="button" class="copy" hidden aria-label={`Copy: ${label}`}>
          Copy
        </button>
      </div>
      <Pre text={lines.join('\n')} />
    </div>
  );
}
