import type { ReferenceFamily, ReferenceRow } from '../../generated/references.ts';
import type { TriggerCase } from '../../generated/triggers.ts';
import type { Sources } from './sources.ts';

/**
 * The sources with the cases of the forms of references: for each row and form one case, whose request names what is wrong and
 * whose control names what is right in the same form.
 * @throws Error where a row names an unknown form or exception
 */
export function withReferenceCases(sources: Sources): Sources {
  const { families } = sources.references;
  const exceptions = { ...sources.triggers.exceptions };
  for (const [name, family] of Object.entries(families)) {
    for (const row of family.rows) {
      const trigger = exceptions[row.exception];
      if (!trigger)
        throw new Error(
          `references.yaml: ${name}-${row.id} is of ${row.exception}, which triggers.yaml lacks.`,
        );
      const own = row.forms.map((form) => caseOf(name, family, row, form));
      exceptions[row.exception] = { ...trigger, cases: [...(trigger.cases ?? []), ...own] };
    }
  }
  return { ...sources, triggers: { ...sources.triggers, exceptions } };
}

function caseOf(name: string, family: ReferenceFamily, row: ReferenceRow, formName: string): TriggerCase {
  const { id, what, of, outcome = 'rejected', response, clauses, grounds, errors, notBeside, note } = row;
  const form = family.forms[formName];
  if (!form) throw new Error(`references.yaml: ${name}-${id} has the unknown form ${formName}.`);
  const named = (template: string) => template.replaceAll(/\bX\b/g, of);
  const value = { [family.member]: named(row.value ?? form.value) };
  const alsoAccept = { ...form.alsoAccept, ...row.alsoAccept };
  const ending = { rejected: 'is refused', accepted: 'is accepted', either: 'is accepted, or refused' }[
    outcome
  ];
  return {
    id: `${name}-${id}-by-${formName}`,
    title: `${what}, given by ${form.by}, ${ending}`.replace(',,', ','),
    outcome,
    ...(outcome === 'accepted'
      ? { with: { ...family.with, ...value } }
      : {
          ...(family.with ? { with: family.with } : {}),
          set: value,
          controlChanges: { [family.member]: form.good },
          controlDescription: family.control,
        }),
    ...(response ? { response: JSON.parse(named(JSON.stringify(response))) as TriggerCase['response'] } : {}),
    ...(clauses ? { clauses } : {}),
    ...(grounds ? { grounds } : {}),
    ...(errors ? { errors } : {}),
    ...(Object.keys(alsoAccept).length > 0 ? { alsoAccept } : {}),
    ...(notBeside ? { notBeside } : {}),
    ...(note ? { note } : {}),
  };
}
