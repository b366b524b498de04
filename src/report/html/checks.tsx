import type { PlannedError } from '../story/planned.ts';
import type { WrongCheck } from '../story/story.ts';
import type { Why } from '../why.ts';
import { List } from './blocks.tsx';

/** The checks that fail, each with the reason for what it expects. */
export function WrongChecks({ checks }: { checks: readonly WrongCheck[] }) {
  const items = checks.map(({ check, level, message, reasons }) => [
    <div class="say">
      <span class="level" title={`check ${check}`}>
        {level}
      </span>
      {message}
    </div>,
    <Because reasons={reasons} />,
  ]);
  return <List look="checks" of={items} />;
}

/** The errors that the request may be refused with, each with where that comes from. */
export function AcceptedErrors({ errors }: { errors: readonly PlannedError[] }) {
  const items = errors.map(({ code, reasons }) => [
    <code>{code}</code>,
    ` ${reasons.map(({ kind, source }) => `${kind}: ${source}`).join('; ')}`,
  ]);
  return <List look="compact" of={items} />;
}

/** The reasons of an expectation; that an error exists and has its status is told only where there is no other. */
function Because({ reasons }: { reasons: readonly Why[] }) {
  const shown = reasons.filter(({ source }) => reasons.length === 1 || !/\.(heading|status)$/.test(source));
  return (
    <>
      {shown.map(({ kind, message, source }) => (
        <p class="because">
          <b>{kind}</b>
          {message ? `: ${message} ` : ': '}
          {`(${source})`}
        </p>
      ))}
    </>
  );
}
