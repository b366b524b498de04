import type { CaseReported } from '../../../generated/report.ts';
import type { Role } from '../../contract/exchange.ts';
import { type CheckInWords, type Finding, findingOf, inWords } from '../checks-in-words.ts';
import { type Deviation, deviationOf } from '../deviation.ts';
import type { CaseEvidence, EvidenceIndex } from '../evidence.ts';
import { type Reproduction, reproduce } from '../reproduce/reproduce.ts';
import { ownClauses, reasonsOf, type Why } from '../why.ts';
import { type ExchangeInWords, exchangeInWords } from './exchange.ts';
import { type Planned, plannedOf } from './planned.ts';

/** All there is to tell about one case of a run. Every format takes from here what it has room for. */
export interface Story
  extends Pick<CaseReported, 'id' | 'title' | 'outcome' | 'reason' | 'code' | 'clauses' | 'unmet'>,
    Pick<Finding, 'headline'> {
  /** Which way it fails. */
  sort?: Deviation | undefined;
  /** The clauses that it is about, without headings. */
  judges: string[];
  /** Absent where the report was made with another version of the table. */
  planned?: Planned | undefined;
  /** The failing checks and why they expect what they do. */
  wrong: WrongCheck[];
  request?: ExchangeInWords | undefined;
  /** What was read afterwards, where a failing check is about that. */
  reads: ExchangeInWords[];
  control?: { description: string; exchange: ExchangeInWords } | undefined;
  reproduction?: Reproduction | undefined;
  /** Checks that don't hold and never count. */
  info: CheckInWords[];
  passed: CheckInWords[];
}

export type WrongCheck = CheckInWords & { reasons: Why[] };

export function storyOf(one: CaseEvidence, index: EvidenceIndex): Story {
  const { reported, row, part, exchanges } = one;
  const { id, title, outcome, reason, code, clauses, unmet, checks } = reported;
  const { headline, failed, telling } = findingOf(reported);
  const planned = row && plannedOf(row, index.table, part);
  const of = (role: Role) => exchanges.filter((exchange) => exchange.role === role).map(exchangeInWords);
  const [[request], [control]] = [of('request'), of('control')];
  const reads = failed.some(({ role }) => role === 'probe') ? of('probe') : [];
  const lines = reproduce(one, index);
  return {
    ...{ id, title, outcome, reason, code, clauses, unmet, headline, planned, request, reads },
    sort: deviationOf(reported),
    judges: ownClauses(clauses).filter((clause) => !clause.endsWith('.heading')),
    wrong: telling.map((check) => ({ ...check, reasons: reasonsOf(check, index.table) })),
    control: control && {
      description: planned?.control ?? 'the one fault mended',
      exchange: control,
    },
    reproduction: lines && { ...lines, look: reads.length > 0 ? lines.look : [] },
    info: checks.filter(({ holds, level }) => !holds && level === 'info').map(inWords),
    passed: checks.filter(({ holds }) => holds).map(inWords),
  };
}
