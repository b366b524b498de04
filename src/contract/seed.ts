import type { Case, RequestTemplate } from '../../generated/case-table.ts';
import type { Role } from './exchange.ts';
import { aliasesIn } from './template.ts';

/**
 * Seed of the names in one case. Steps, request and probes share one, so that a second request can repeat the name of a
 * step; the control has its own, so that it never collides with what the request may have made.
 */
export function resourceSeed(testCase: Case, role: Role): string {
  if (role !== 'control' && role !== 'control-before' && role !== 'control-probe') return testCase.id;
  return sharedControl(testCase) ?? `${testCase.id}/control`;
}

/**
 * What names the control of a case in a run: all cases with the same one can share a single request. Undefined for a
 * control that is the case's own: one with steps before it, inside a world, or made of what the case was answered.
 */
export function sharedControl({
  operation,
  before,
  control,
  worlds = [],
  retryCodes = [],
}: Case): string | undefined {
  if (!control || control.before.length > 0) return undefined;
  if (worlds.length > 0 && !control.outsideWorld) return undefined;
  if (aliasesIn(control.request, capturedNames({ before })).length > 0) return undefined;
  // What is read after one control is not read after another that is the same.
  const reads = control.probes ? ['read'] : [];
  return `control ${JSON.stringify([inOrder(control.request), retryCodes, ...(operation ? [operation] : []), ...reads])}`;
}

/** The same request whatever order a case writes its members in. */
function inOrder({ input = {}, ...request }: RequestTemplate): RequestTemplate {
  const members = Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...request, input: Object.fromEntries(members) };
}

/** First names of the placeholders that stand for answers of the case itself. */
export function capturedNames({
  before,
  probes = [],
}: Pick<Case, 'before'> & Partial<Pick<Case, 'probes'>>): ReadonlySet<string> {
  return new Set(['request', 'response', ...[...before, ...probes].flatMap(({ as }) => as ?? [])]);
}
