import type { Role } from '../../contract/exchange.ts';
import { RUN_IN_NAME } from '../../contract/template.ts';
import { cut } from '../../text/show.ts';
import { caseInWords, inWords } from '../checks-in-words.ts';
import type { CaseEvidence, EvidenceIndex } from '../evidence.ts';
import { describeMissing } from '../outcome.ts';
import { reproduce } from '../reproduce/reproduce.ts';
import { whyOf } from '../why.ts';
import { exchangeInWords } from './exchange.ts';
import { plannedOf } from './planned.ts';

/** All there is to tell about one case of a run. Every format takes from here what it has room for. */
export type Story = ReturnType<typeof tell>;
export type WrongCheck = Story['wrong'][number];

/** Kept: the page may be made several times until it is small enough. */
const told = new WeakMap<CaseEvidence, Story>();

export function storyOf(one: CaseEvidence, index: EvidenceIndex): Story {
  const story = told.get(one) ?? tell(one, index);
  told.set(one, story);
  return story;
}

function tell(one: CaseEvidence, index: EvidenceIndex) {
  const { reported, row, shown } = one;
  const { id, title, outcome, about, checks } = reported;
  const { headline, failed, telling } = caseInWords(reported);
  const of = (role: Role) =>
    shown.exchanges.filter((exchange) => exchange.role === role).map(exchangeInWords);
  const [[request], [control]] = [of('request'), of('control')];
  // What was read afterwards matters where a failing check is about it.
  const reads = failed.some(({ role }) => role === 'probe') ? of('probe') : [];
  /** Absent where the report was made with another version of the table. */
  const planned = row && plannedOf(row, index.table, shown.part);
  const lines = reproduce(one, index);
  return {
    ...{ id, title, outcome, headline, planned, request, reads },
    /** What only this request has, where a control tells. */
    fault: faultOf(shown.exchanges, index.table.operations.nameMember),
    unmet: reported.unmet.map(describeMissing),
    /** What it fails for. */
    findings: index.findingsOf(id),
    /** The clauses that it is about, without headings. */
    judges: about.filter((clause) => !clause.endsWith('.heading')),
    /** The failing checks and why they expect what they do. */
    wrong: telling.map((check) => ({ ...check, reasons: whyOf(check.provenance, index.table) })),
    control: control && {
      description: planned?.control ?? 'the one fault fixed',
      exchange: control,
      /** Then it only shows that the request is refused for its fault. */
      isAccepted: !failed.some(({ check }) => check === 'control'),
    },
    reproduction: lines && { ...lines, look: reads.length > 0 ? lines.look : [] },
    /** Failing checks that never count. */
    info: checks.filter(({ passed, level }) => !passed && level === 'info').map(inWords),
    passed: checks.filter(({ passed }) => passed).map(inWords),
  };
}

/** The members in which a request differs from its control; the trails of both have names of their own. */
function faultOf(exchanges: CaseEvidence['shown']['exchanges'], nameMember: string): string | undefined {
  const [request, control] = (['request', 'control'] as const).map((wanted) =>
    exchanges.find(({ role }) => role === wanted),
  );
  const fixed = control?.input;
  if (!request?.input || !fixed || request.lane !== control.lane) return undefined;
  // Names of their own have the same form and the same length; another one is the fault.
  const isOurs = (value: unknown, other: unknown) =>
    typeof value === 'string' && RUN_IN_NAME.test(value) && `${other}`.length === value.length;
  const names = new Set([...Object.keys(request.input), ...Object.keys(fixed)]);
  const differing = [...names].flatMap((name) => {
    const [sent, valid] = [request.input?.[name], fixed[name]];
    if (
      JSON.stringify(sent) === JSON.stringify(valid) ||
      (name === nameMember && isOurs(sent, valid) && isOurs(valid, sent))
    )
      return [];
    return [[name, sent === undefined ? 'missing' : JSON.stringify(sent)]];
  });
  const text = differing.map(([name, value]) => `${name}: ${value}`).join(', ');
  return text === '' ? undefined : cut(text, LONGEST_FAULT);
}

const LONGEST_FAULT = 240;
