import type { CaseTable } from '../../generated/case-table.ts';
import { policyNotSet } from '../contract/policy-refused.ts';
import type { Unmet } from '../contract/recording.ts';
import type { Bindings } from '../contract/template.ts';
import { describeFailure } from './answers.ts';
import { createContext } from './create-context.ts';
import type { Place } from './kind.ts';
import { kindOf } from './kinds/index.ts';

/**
 * Gives a resource that the run made another policy: the one of a name, or again its own. What the user's config names is never
 * changed.
 *
 * @returns what a case lacks where the policy can't be set
 */
export async function setPolicy(
  alias: string,
  name: string | undefined,
  { bindings, ...context }: Place & { table: CaseTable; bindings: Bindings },
): Promise<Unmet | undefined> {
  const need = context.table.needs[alias];
  const attributes = bindings[alias];
  const document = name ?? need?.policy;
  if (!need || !attributes || !document) throw new Error(`There is no policy of ${alias} to change.`);
  if (context.target.resources?.[alias])
    return policyNotSet(alias, 'a run changes nothing that the config names');
  const resources = await kindOf(need.kind)?.open?.(context);
  try {
    if (!resources?.setPolicy) throw new Error(`${need.kind} has no policy that can be changed`);
    const { policy } = createContext(alias, need, bindings, context);
    await resources.setPolicy(attributes, policy(document, attributes));
    return undefined;
  } catch (error) {
    return policyNotSet(alias, describeFailure(error));
  } finally {
    resources?.close();
  }
}
