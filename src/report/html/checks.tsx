import type { PlannedError } from '../story/planned.ts';
import type { WrongCheck } from '../story/story.ts';
import type { Why } from '../why.ts';
import { List } from './blocks.tsx';
import { OutsideLink } from './name.tsx';

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

/** The errors that the request may be refused with. */
export function AcceptedErrors({ errors }: { errors: readonly PlannedError[] }) {
  const items = errors.map(({ code, reasons }) => [
    <code>{code}</code>,
    <div>
      <Because reasons={reasons} />
    </div>,
  ]);
  return <List look="checks" of={items} />;
}

/** The reasons of an expectation; that an error exists and has its status is told only where there is no other. */
function Because({ reasons }: { reasons: readonly Why[] }) {
  const shown = reasons.filter(({ source }) => reasons.length === 1 || !/\.(heading|status)$/.test(source));
  return (
    <>
      {shown.map(({ kind, message, source, link }) => (
        <p class="because">
          <b>{kind}</b>
          {message ? `: ${message} ` : ': '}
          {link ? <OutsideLink href={link}>{source}</OutsideLink> : <span>{`(${source})`}</span>}
        </p>
      ))}
    </>
  );
}
