import type { Case } from '../../generated/case-table.ts';
import type { Exchange } from '../contract/exchange.ts';
import type { Recording } from '../contract/recording.ts';
import type { CaseResult } from '../contract/result.ts';

/** What one case showed of the service, without what differs from run to run: names, ids, times. */
export interface CaseSeen {
  outcome: CaseResult['outcome'];
  /** Why the case could not be judged; empty where it was. */
  reason: string;
  /** Digest-worthy definition of the case: another one is the suite's change, not the service's. */
  definition: string;
  /** Each exchange but removals and what fills up: what came back, by role and place. */
  behaviour: Record<string, string>;
  /** Message text by role and place; it is compared apart. */
  messages: Record<string, string>;
}

export type Observation = Record<string, CaseSeen>;

/** The observation of a run: what its recordings show, case by case. Pure. */
export function observe(
  cases: readonly Case[],
  done: readonly { recording: Recording; result: Pick<CaseResult, 'id' | 'outcome' | 'reason' | 'checks'> }[],
): Observation {
  const byId = new Map(cases.map((testCase) => [testCase.id, testCase]));
  return Object.fromEntries(
    done.map(({ recording, result }) => {
      const definition = byId.get(result.id);
      const counted = recording.exchanges.filter(
        (exchange) => exchange.role !== 'cleanup' && !fillsUp(exchange, definition),
      );
      const placed = counted.map(
        (exchange, index) => [`${exchange.role} ${index + 1} ${exchange.operation}`, exchange] as const,
      );
      const failed = result.checks
        .filter(({ holds, level }) => !holds && level !== 'info')
        .map(({ id }) => id);
      const seen: CaseSeen = {
        outcome: result.outcome,
        reason: result.outcome === 'error' || result.outcome === 'untestable' ? result.reason : '',
        definition: JSON.stringify(definition ?? null),
        behaviour: {
          ...Object.fromEntries(placed.map(([place, exchange]) => [place, describe(exchange)])),
          ...(failed.length > 0 ? { 'failed checks': failed.join(', ') } : {}),
        },
        messages: Object.fromEntries(
          placed.flatMap(
            ([
              place,
              {
                seen: { ...what },
              },
            ]) =>
              what.kind === 'rejected' && what.message !== undefined ? [[place, neutral(what.message)]] : [],
          ),
        ),
      };
      return [result.id, seen];
    }),
  );
}

/**
 * Whether an exchange makes up the number that a step asks for, or counts: how many of them it takes is for what others
 * have there to say. What the other steps beside it ask is not meant.
 */
function fillsUp({ role, operation, as }: Exchange, definition: Case | undefined): boolean {
  const steps =
    (role === 'before' && definition?.before) || (role === 'control-before' && definition?.control?.before);
  if (!steps || steps.every(({ fillTo }) => fillTo === undefined)) return false;
  return !steps.some((step) => step.fillTo === undefined && step.call === operation && step.as === as);
}

/** An exchange in one line: status, error or members. Values are for the checks; their presence is for the drift. */
function describe({ seen, answer }: Exchange): string {
  const status = answer?.status ?? 'no answer';
  if (seen.kind === 'rejected') return `${status} ${seen.code}`;
  if (seen.kind === 'accepted')
    return `${status} with ${memberNames(seen.output, answer?.body).join(', ') || 'no members'}`;
  return `${status} ${seen.kind}`;
}

/** Members on the wire, unknown ones too: the SDK would leave those out. */
function memberNames(output: Record<string, unknown>, body = ''): string[] {
  try {
    const onWire: unknown = JSON.parse(body);
    if (typeof onWire === 'object' && onWire !== null) return Object.keys(onWire).sort();
  } catch {
    // Not JSON: what the lane read of it counts.
  }
  return Object.keys(output).sort();
}

/** A message without what each run, or each part of one, has of its own. */
function neutral(message: string): string {
  return message
    .replace(/ctc-[a-z0-9]{6}-[0-9a-f]{10}x*/g, 'NAME')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UUID')
    .replace(/\d{12}/g, 'ACCOUNT');
}
