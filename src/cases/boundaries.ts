import type { Boundary, TriggerCase } from '../../generated/triggers.ts';
import type { Fact, Limits, Spec } from '../page/spec.ts';
import { counted } from '../text/counted.ts';
import { kebab } from '../text/kebab.ts';

/** A case in the form of triggers.yaml, with the clauses that it was generated from. */
export type DerivedCase = TriggerCase & { clauses: string[] };

/**
 * Cases around one limit of the spec: a value beyond it, and each of `furtherLengths`, is refused with the limit itself as
 * control; the limit and a value inside it are accepted.
 * @throws Error when triggers.yaml names a limit that the page no longer has
 */
export function boundaryCases(spec: Spec, exception: string, boundary: Boundary): DerivedCase[] {
  const { member, limit, exception: limitOwner } = boundary;
  const fact = limitOf(spec, boundary);
  const step = limit === 'minLength' ? 1 : -1;
  const at = fact.value;
  const beyond = at - step;
  const unit = limit === 'maxItems' || limit === 'maxTags' ? 'items' : 'characters';
  const label = `${kebab(member)}-${limit === 'maxTags' ? 'count' : unit === 'items' ? 'items' : 'length'}`;
  const repeated = spec.errors.find(({ name }) => name === exception)?.limits?.[limit];
  // The page states some limits twice, at the member and at its error: a case judges both.
  const clauses = [...new Set([fact.clause, ...(repeated ? [repeated.clause] : [])])];
  const bound = limit === 'minLength' ? 'the minimum' : 'the maximum';
  // A limit that moves may pass a further length.
  const further = (boundary.furtherLengths ?? []).filter((length) => (length - beyond) * step < 0);
  const refused = [beyond, ...further].map(
    (length): DerivedCase => ({
      id: `${label}-${length}`,
      title: `${member} of ${counted(length, unit.slice(0, -1))} is refused: ${bound} is ${at}`,
      clauses,
      // Cases run at the same time, so only one of them may use the name in `with`.
      ...(boundary.with && length === beyond ? { with: boundary.with } : {}),
      set: { [member]: valueFor(boundary, length) },
      alsoAccept: boundary.alsoAccept,
      ...(boundary.note ? { note: boundary.note } : {}),
      ...(boundary.refusedOnly
        ? {}
        : {
            controlChanges: { [member]: validFor(boundary, at) },
            controlDescription: `${member} of ${at} ${unit}`,
          }),
    }),
  );
  if (boundary.refusedOnly) return refused;
  const accepted = [at, at + step].map((length): DerivedCase => {
    const inside = length === at ? `exactly ${bound}` : `one inside ${bound}`;
    return {
      id: `${label}-${length}`,
      title: `${member} of ${length} ${unit} is accepted: ${inside}${limitOwner ? ` of ${limitOwner}` : ''}`,
      clauses,
      outcome: 'accepted',
      with: { [member]: validFor(boundary, length) },
      ...(boundary.ordinary ? { controlChanges: { [member]: boundary.ordinary } } : {}),
    };
  });
  return [...refused, ...accepted];
}

function limitOf(spec: Spec, { member, limit, exception }: Boundary): Fact<number> {
  const limits: Limits | undefined = exception
    ? spec.errors.find(({ name }) => name === exception)?.limits
    : spec.request.members.find(({ name }) => name === member)?.limits;
  const fact = limits?.[limit];
  if (!fact) throw new Error(`triggers.yaml: the spec has no ${limit} for ${exception ?? member}`);
  return fact;
}

function valueFor({ value }: Boundary, length: number): string {
  return value.replaceAll('#', String(length));
}

function validFor(boundary: Boundary, length: number): unknown {
  return boundary.validValues?.[String(length)] ?? valueFor(boundary, length);
}
