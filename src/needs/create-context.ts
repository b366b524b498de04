import type { CaseTable, Need } from '../../generated/case-table.ts';
import { ANY_ACCOUNT, type Bindings, fill, uniqueName } from '../contract/template.ts';
import type { CreateContext, Place } from './kind.ts';
import { CREATED_TAG, RUN_TAG } from './marks.ts';

/** What a kind may use to create a need: its name, its tags, and its policies with their placeholders filled. */
export function createContext(
  alias: string,
  need: Need,
  bindings: Bindings,
  { table, target, facts, onCall }: Place & { table: CaseTable },
): CreateContext {
  const scope = { run: facts, bindings, seed: `need/${alias}` };
  return {
    target,
    facts,
    name: need.name ? String(fill(need.name, scope)) : uniqueName(facts, scope.seed),
    bindings,
    table,
    onCall,
    tags: [
      { Key: RUN_TAG, Value: facts.id },
      { Key: CREATED_TAG, Value: new Date().toISOString() },
    ],
    filled: (template) => String(fill(template, scope)),
    policy: (name, self) => {
      const document = table.policies[name];
      if (!document) throw new Error(`policies.yaml has no policy ${name}`);
      const text = JSON.stringify(fill(document, { ...scope, captured: { self } }));
      if (text.includes(ANY_ACCOUNT))
        throw new Error(`the policy ${name} needs the account id, which STS did not give`);
      return text;
    },
  };
}
