import type { Role } from '../lanes/exchange.ts';

/**
 * Seed of the names in one case. Steps, request and probes share one, so that a second request can repeat the name of a
 * step; the control has its own, so that it never collides with what the request may have made.
 */
export function resourceSeed(caseId: string, role: Role): string {
  return role === 'control' || role === 'control-before' ? `${caseId}/control` : caseId;
}
