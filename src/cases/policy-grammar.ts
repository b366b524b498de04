import type { Need } from '../../generated/case-table.ts';
import type { Construct, PolicyDocument, PolicyForm } from '../../generated/policy-grammar.ts';
import type { TriggerCase } from '../../generated/triggers.ts';
import { mapValues } from './map-values.ts';
import { policyText } from './policy-documents.ts';
import type { Sources } from './sources.ts';

/** A policy with the need that has it, under one name. */
interface Made {
  name: string;
  description: string;
  text: Record<string, unknown>;
  need: Need;
}

/**
 * The sources with the cases of the grammar of policies: for each construct of a document that an exception tests, its two
 * policies, a need for each, and a case whose request has the one that is not sufficient and whose control has the other.
 * Policies with the same text are one need, so that their controls are one request.
 * @throws Error where an exception names an unknown document, or a construct does
 */
export function withPolicyCases(sources: Sources): Sources {
  const { documents, constructs } = sources.policyGrammar;
  const made = new Map<string, Made>();
  const documentOf = (name: string): PolicyDocument => {
    const document = documents[name];
    if (!document) throw new Error(`policy-grammar.yaml: the document ${name} is missing.`);
    return document;
  };
  for (const name of constructs.flatMap((construct) => construct.in)) documentOf(name);

  const aliasOf = (name: string, construct: Construct, form: PolicyForm): string => {
    const document = documentOf(name);
    const text = policyText(document, construct, form);
    const key = JSON.stringify([document.of, document.part, text]);
    const which = form === construct.refused ? 'refused' : 'accepted';
    const alias = `${name}-${construct.id}-${which}`;
    const own: Made = {
      name: alias,
      description: `${document.subject} ${form.verb}`,
      text,
      need: { ...document.need, kind: document.of, [document.part]: alias } as Need,
    };
    made.set(key, made.get(key) ?? own);
    return (made.get(key) as Made).name;
  };
  const casesOf = (name: string): TriggerCase[] => {
    const document = documentOf(name);
    const own = constructs.filter((construct) => construct.in.includes(name));
    return own.map((construct) =>
      caseOf(name, document, construct, (form) => aliasOf(name, construct, form)),
    );
  };

  const exceptions = mapValues(sources.triggers.exceptions, ({ policies = [], ...trigger }) => ({
    ...trigger,
    ...(policies.length > 0 ? { cases: [...(trigger.cases ?? []), ...policies.flatMap(casesOf)] } : {}),
  }));
  const all = [...made.values()];
  const needs = Object.fromEntries(all.map(({ name, need }) => [name, need]));
  const policies = Object.fromEntries(
    all.map(({ name, description, text }) => [name, { description, document: text }]),
  ) as Sources['policies']['policies'];
  return {
    ...sources,
    triggers: { ...sources.triggers, exceptions, needs: { ...sources.triggers.needs, ...needs } },
    policies: { ...sources.policies, policies: { ...sources.policies.policies, ...policies } },
  };
}

function caseOf(
  name: string,
  { subject, member, with: also, notBeside, grounds, alsoAccept, note }: PolicyDocument,
  { id, refused, accepted }: Construct,
  aliasOf: (form: PolicyForm) => string,
): TriggerCase {
  return {
    id: `${name}-policy-${id}`,
    title: `${subject} ${refused.verb} is refused`,
    grounds,
    ...(also ? { with: also } : {}),
    set: { [member]: `\${${aliasOf(refused)}}` },
    controlChanges: { [member]: `\${${aliasOf(accepted)}}` },
    controlDescription: `${subject} ${accepted.verb}`,
    ...(notBeside ? { notBeside } : {}),
    ...(alsoAccept ? { alsoAccept } : {}),
    ...(note ? { note } : {}),
  };
}
