import type { Report } from '../../../generated/report.ts';
import { List } from './blocks.tsx';
import { byVerdict } from './board.tsx';

/** The contents of the page, at its side where the screen is wide enough. */
export function Contents({ report }: { report: Report }) {
  const { findings, exceptions, parts, cases, precedence } = report;
  const chapters: [id: string, title: string, isThere: boolean][] = [
    ['findings', 'What to fix', findings.length > 0],
    ['exceptions', 'The exceptions', true],
    ['parts', 'Further parts', parts.length > 0],
    ['contract', 'The contract', true],
    ['untestable', 'Not tested', cases.some(({ outcome }) => outcome === 'untestable')],
    ['capabilities', 'What the target can do', report.capabilities.length > 0],
    ['precedence', 'Precedence', precedence.length > 0],
    ['timings', 'Timings', true],
  ];
  const told = byVerdict([...parts, ...exceptions]).filter(
    ({ verdict }) => verdict === 'deviates' || verdict === 'partial',
  );
  return (
    <nav class="toc" aria-label="Contents">
      <List
        of={chapters.filter(([, , isThere]) => isThere).map(([id, title]) => <a href={`#${id}`}>{title}</a>)}
      />
      <List
        of={told.map(({ name, verdict }) => (
          <a href={`#${name}`} class={`v-${verdict}`}>
            {name.replace(/Exception$/, '')}
          </a>
        ))}
      />
    </nav>
  );
}
