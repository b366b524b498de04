import type { GroupReported, Report, Verdict } from '../../../generated/report.ts';
import { counted } from '../../text/counted.ts';
import { VERDICT_WORDS } from '../verdict-words.ts';
import { List } from './blocks.tsx';
import { capital, Mark, Name } from './name.tsx';

/** Verdicts in the order in which a reader wants them. */
export const VERDICTS: readonly Verdict[] = ['deviates', 'partial', 'conformant', 'untested', 'retired'];

/** Groups in the order of their verdicts, which is that of the page. */
export function byVerdict(groups: readonly GroupReported[]): GroupReported[] {
  return VERDICTS.flatMap((verdict) => groups.filter((group) => group.verdict === verdict));
}

/** The exceptions as a picture, then the further parts of the contract: a row of tiles for each verdict. */
export function Board({ report: { exceptions, parts, cases } }: { report: Report }) {
  const passed = new Set(cases.filter(({ outcome }) => outcome === 'pass').map(({ id }) => id));
  return (
    <>
      <Tiles id="board" of={exceptions} what={counted(exceptions.length, 'exception')} passed={passed} />
      <Tiles id="board-parts" of={parts} what={counted(parts.length, 'further part')} passed={passed} />
    </>
  );
}

interface TilesProps {
  id: string;
  of: readonly GroupReported[];
  /** How many there are of what, for the heading: each row has a number, and they must add up to it. */
  what: string;
  /** Ids of the cases that pass. */
  passed: ReadonlySet<string>;
}

function Tiles({ id, of: groups, what, passed }: TilesProps) {
  if (groups.length === 0) return null;
  return (
    <section class="board wrap" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`} class="small">{`${what} by verdict`}</h2>
      {VERDICTS.map((verdict) => {
        const own = groups.filter((group) => group.verdict === verdict);
        return own.length > 0 && <Row verdict={verdict} groups={own} passed={passed} />;
      })}
    </section>
  );
}

interface RowProps {
  verdict: Verdict;
  groups: readonly GroupReported[];
  /** Ids of the cases that pass. */
  passed: ReadonlySet<string>;
}

function Row({ verdict, groups, passed }: RowProps) {
  return (
    <div class={`verdict-row v-${verdict}`}>
      <h3>
        <Mark of={verdict} />
        {capital(VERDICT_WORDS[verdict])}
        <span class="n">{groups.length}</span>
      </h3>
      <List look="tiles" of={groups.map((group) => <Tile group={group} passed={passed} />)} />
    </div>
  );
}

function Tile({ group, passed }: { group: GroupReported; passed: ReadonlySet<string> }) {
  const { name, verdict, cases, total = cases.length } = group;
  const count = cases.filter((id) => passed.has(id)).length;
  return (
    <a class={`tile v-${verdict}`} href={`#${name}`}>
      <span class="name">
        {/* Every name ends in the same word; what tells them apart comes before it. */}
        <Name of={name.replace(/Exception$/, '')} />
      </span>
      {cases.length > 0 && verdict !== 'untested' && <span class="n">{`${count}/${total}`}</span>}
      {verdict === 'untested' && <span class="n">not tested</span>}
    </a>
  );
}
