import type { Unmet } from './recording.ts';
import type { Bindings } from './template.ts';

/** Attribute of a need that exists without its policy, with the answer to the call that should have set it. */
export const POLICY_REFUSED = 'policyRefused';

/** The first of some needs that exists without its policy, as a missing need. */
export function withoutPolicy(aliases: readonly string[], bindings: Bindings): Unmet | undefined {
  const alias = aliases.find((one) => bindings[one]?.[POLICY_REFUSED] !== undefined);
  if (alias === undefined) return undefined;
  return notSet(alias, bindings[alias]?.[POLICY_REFUSED] ?? '', 'or name one');
}

/** A need whose policy a case has to change, and can't, as a missing need. */
export function policyNotSet(alias: string, reason: string): Unmet {
  return notSet(alias, reason, 'and name none');
}

function notSet(alias: string, reason: string, name: string): Unmet {
  return {
    name: `${alias}-policy`,
    reason: `its policy could not be set: ${reason}`,
    remedy: `let the endpoint answer the call that sets it, ${name} of your own under resources.${alias}`,
  };
}
