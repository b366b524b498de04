import type { ComponentChildren } from 'preact';
import type { Outcome, Verdict } from '../../../generated/report.ts';

/** The sign of a verdict or an outcome: colour is never the only one. */
export const MARKS: Readonly<Record<Verdict | Outcome, string>> = {
  conformant: '✓',
  deviates: '✗',
  partial: '◐',
  untested: '·',
  retired: '–',
  pass: '✓',
  fail: '✗',
  untestable: '·',
  error: '!',
};

export function Mark({ of }: { of: Verdict | Outcome }) {
  return (
    <span class="mark" aria-hidden="true">
      {MARKS[of]}
    </span>
  );
}

/** A name that may break where a word begins: `Invalid|Trail|Name`. */
export function Name({ of }: { of: string }) {
  const words = of.split(/(?<=[a-z])(?=[A-Z])/);
  return <>{words.flatMap((word, at) => (at === 0 ? [word] : [<wbr />, word]))}</>;
}

/** A link to the section of a case or an exception. */
export function CaseLink({ id }: { id: string }) {
  return <a href={`#${id.split('#')[0]}`}>{id}</a>;
}

/** The first of some cases or exceptions, and how many there are beyond, which the data has. An exchange of a case is named as `case#role`. */
export function CaseLinks({ ids, most }: { ids: readonly string[]; most: number }) {
  const rest = ids.length - most;
  return (
    <>
      {ids.slice(0, most).map((id, at) => [at > 0 && ', ', <CaseLink id={id} />])}
      {rest > 0 && [' and ', <a href="report.json">{`${rest} more`}</a>]}
    </>
  );
}

/** A link that leaves the page and doesn't tell where from. */
export function OutsideLink({ href, children }: { href: string; children: ComponentChildren }) {
  return (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  );
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
