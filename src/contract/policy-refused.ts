import type { Unmet } from './recording.ts';
import type { Bindings } from './template.ts';

/** Attribute of a need that exists without its policy, with the answer to the call that should have set it. */
export const POLICY_REFUSED = 'policyRefused';

/** The first of some needs that exists without its policy, as a missing need. */
export function withoutPolicy(aliases: readonly string[], bindings: Bindings): Unmet | undefined {
  const alias = aliases.find((one) => bindings[one]?.[POLICY_REFUSED] !== undefined);
  if (alias === undefined) return undefined;
  return {
    name: `${alias}-policy`,
    reason: `its policy could not be set: ${bindings[alias]?.[POLICY_REFUSED]}`,
    remedy: `let the endpoint answer the call that sets it, or name one of your own under resources.${alias}`,
  };
}
