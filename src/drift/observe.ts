import type { Case } from '../../generated/case-table.ts';
import type { Exchange } from '../contract/exchange.ts';
import type { Recording } from '../contract/recording.ts';
import { type CaseResult, failedChecks, isJudged } from '../contract/result.ts';
import { describeCase } from '../report/outcome.ts';

/** What one case showed of the service, without values that differ from run to run: names, ids, times. */
export interface CaseSeen {
  outcome: CaseResult['outcome'];
  /** Why the case could not be judged; empty if it was. */
  reason: string;
  /** The case as JSON. A different one is a change of the suite and not of the service. */
  definition: string;
  /** What came back, by role and place, without removals and fill-up calls. */
  behaviour: Record<string, string>;
  /** Message texts by role and place; they are compared separately. */
  messages: Record<string, string>;
}

export type Observation = Record<string, CaseSeen>;

interface Done {
  recording: Recording;
  result: Omit<CaseResult, 'group'>;
}

/** The observation of a run: what its recordings show, by case. Pure. */
export function observe(cases: readonly Case[], done: readonly Done[]): Observation {
  const byId = new Map(cases.map((testCase) => [testCase.id, testCase]));
  return Object.fromEntries(done.map((run) => [run.result.id, observeCase(run, byId.get(run.result.id))]));
}

function observeCase({ recording, result }: Done, testCase: Case | undefined): CaseSeen {
  const { outcome } = result;
  const placed = recording.exchanges
    .filter((exchange) => exchange.role !== 'cleanup' && !isFillUp(exchange, testCase))
    .map((exchange, index) => [`${exchange.role} ${index + 1} ${exchange.operation}`, exchange] as const);
  const failed = failedChecks(result).map(({ check }) => check);
  return {
    outcome,
    reason: isJudged(result) ? '' : describeCase(result),
    definition: JSON.stringify(testCase ?? null),
    behaviour: {
      ...Object.fromEntries(placed.map(([place, exchange]) => [place, describeExchange(exchange)])),
      ...(failed.length > 0 ? { 'failed checks': failed.join(', ') } : {}),
    },
    messages: Object.fromEntries(
      placed.flatMap(([place, { seen, input }]) =>
        seen.kind === 'rejected' && seen.message !== undefined
          ? [[place, withoutRunValues(seen.message, input)]]
          : [],
      ),
    ),
  };
}

/**
 * Whether an exchange belongs to a step with `fillTo`. How many calls that step takes depends on the resources of
 * others, so they are not part of the behaviour; the other steps are.
 */
function isFillUp({ role, operation, as }: Exchange, testCase: Case | undefined): boolean {
  const steps =
    (role === 'before' && testCase?.before) || (role === 'control-before' && testCase?.control?.before);
  if (!steps || steps.every(({ fillTo }) => fillTo === undefined)) return false;
  return !steps.some((step) => step.fillTo === undefined && step.call === operation && step.as === as);
}

/** An exchange in one line: status, and error or member names. Values are judged by the checks. */
function describeExchange({ seen, answer }: Exchange): string {
  const status = answer?.status ?? 'no answer';
  if (seen.kind === 'rejected') return `${status} ${seen.code}`;
  if (seen.kind === 'accepted')
    return `${status} with ${memberNames(seen.output, answer?.body).join(', ') || 'no members'}`;
  return `${status} ${seen.kind}`;
}

/** The members on the wire, including unknown ones, which the SDK leaves out. */
function memberNames(output: Record<string, unknown>, body = ''): string[] {
  try {
    const onWire: unknown = JSON.parse(body);
    if (typeof onWire === 'object' && onWire !== null) return Object.keys(onWire).sort();
  } catch {
    // Not JSON: use what the lane read.
  }
  return Object.keys(output).sort();
}

/**
 * A message without the values that belong to one run or one part of it. What it repeats of the request is the name of the member:
 * a short name or an address is drawn for each run.
 */
function withoutRunValues(message: string, input: Exchange['input']): string {
  const repeated = sentTexts(input ?? {})
    .filter(([value]) => value.length > 1)
    .sort(([a], [b]) => b.length - a.length)
    .reduce((text, [value, member]) => labelled(text, value, member.toUpperCase()), message);
  return repeated
    .replace(/ctc-[a-z0-9]{6}-[0-9a-f]{10}x*/g, 'NAME')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UUID')
    .replace(/\d{12}/g, 'ACCOUNT');
}

/** Texts of a request, each with the member that it is in. */
function sentTexts(value: unknown, member = ''): [value: string, member: string][] {
  if (typeof value === 'string') return [[value, member]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    sentTexts(inner, Array.isArray(value) ? member : key),
  );
}

/** Puts a label wherever a text stands by itself: a short one may be part of a word of the message as well. */
function labelled(message: string, value: string, label: string): string {
  const parts = message.split(value);
  return parts.slice(1).reduce((text, part, index) => {
    const isWord = !/[A-Za-z0-9]$/.test(parts[index] ?? '') && !/^[A-Za-z0-9]/.test(part);
    return text + (isWord ? label : value) + part;
  }, parts[0] ?? '');
}
