import type { Provenance } from '../../generated/case-table.ts';

/** Parses `documented request.Name.5`. The schema of the source file has already checked the form. */
export function provenance(text: string): Provenance {
  const [kind, source = ''] = text.split(' ');
  return { kind: kind as Provenance['kind'], source };
}
