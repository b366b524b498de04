import type { Unmet } from './recording.ts';
import type { Bindings } from './template.ts';

/** Attribute of a need that exists without its policy, with the answer to the call that should have set it. */
export const POLICY_REFUSED = 'policyRefused';

/** The first of some needs that exists without its policy, as a missing need. */
export function withoutPolicy(aliases: readonly string[], bindings: Bindings): Unmet | undefined {
  const alias = aliases.find((one) => bindings[one]?.[POLICY_REFUSED] !== undefined);
  if (alias === undefined) return undefined;
  const remedy = `${LET_IT} or name one of your own under resources.${alias}`;
  return { ...policyNotSet(alias, bindings[alias]?.[POLICY_REFUSED] ?? ''), remedy };
}

const LET_IT = 'let the endpoint answer the call that sets it,';

/** A need whose policy a case has to change, and can't, as a missing need. */
export function policyNotSet(alias: string, reason: string): Unmet {
  return {
    name: `${alias}-policy`,
    reason: `its policy could not be set: ${reason}`,
    remedy: `${LET_IT} and name none of your own under resources.${alias}`,
  };
}
