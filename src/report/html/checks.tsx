import type { VNode } from 'preact';
import type { PlannedError } from '../story/planned.ts';
import type { WrongCheck } from '../story/story.ts';
import type { Why } from '../why.ts';

/** The checks that fail, each with the reason for what it expects. */
export function WrongChecks({ checks }: { checks: readonly WrongCheck[] }): VNode | null {
  if (checks.length === 0) return null;
  return (
    <>
      <h4>Why this is a deviation</h4>
      <ul class="checks">
        {checks.map(({ id, level, message, reasons }) => (
          <li>
            <div class="say">
              <span class="level" title={`check ${id}`}>
                {level}
              </span>
              {message}
            </div>
            <Because reasons={reasons} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The errors that the request may be refused with. */
export function AcceptedErrors({ errors }: { errors: readonly PlannedError[] }): VNode | null {
  if (errors.length === 0) return null;
  return (
    <>
      <h4>{errors.length === 1 ? 'Accepted error' : 'Accepted errors, any one of them'}</h4>
      <ul class="checks">
        {errors.map(({ code, reasons }) => (
          <li>
            <code>{code}</code>
            <div>
              <Because reasons={reasons} />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The reasons of an expectation; that an error exists and has its status is said only where there is no other. */
function Because({ reasons }: { reasons: readonly Why[] }): VNode {
  const shown = reasons.filter(({ source }) => reasons.length === 1 || !/\.(heading|status)$/.test(source));
  return (
    <>
      {shown.map(({ kind, says, source, link }) => (
        <p class="because">
          <b>{kind}</b>
          {says ? `: ${says} ` : ': '}
          {link ? (
            <a href={link} rel="noreferrer">
              {source}
            </a>
          ) : (
            <span>{`(${source})`}</span>
          )}
        </p>
      ))}
    </>
  );
}

/** Lines that are folded up; nothing where there are none. */
export function Folded({ title, lines }: { title: string; lines: readonly string[] }): VNode | null {
  if (lines.length === 0) return null;
  return (
    <details class="more">
      <summary>{title}</summary>
      <ul class="compact">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </details>
  );
}
