import type { Shape, Structure } from './spec.ts';
import { type SyntaxMember, type SyntaxShape, shownMembers } from './syntax.ts';

/**
 * The structures that the descriptions of members name, as the syntax block shows them. A structure further inside has no
 * name on the page and stays where it is.
 */
export function structuresShown(
  syntax: readonly SyntaxMember[],
  members: readonly (Shape & { name: string })[],
): [name: string, structure: Structure][] {
  return members.flatMap(({ name, ...shape }) => {
    const shown = syntax.find((member) => member.name === name);
    return shown === undefined ? [] : inside(shape, shown);
  });
}

function inside(shape: string | Shape | undefined, shown: SyntaxShape | undefined): [string, Structure][] {
  if (shape === undefined || shown === undefined) return [];
  const name = typeof shape === 'string' ? shape : shape.structure;
  if (name !== undefined) {
    return shown.type === 'object' ? [[name, { members: shownMembers(shown.members) }]] : [];
  }
  const { items, entries } = shape as Shape;
  if (shown.type === 'list') return inside(items, shown.item);
  return shown.type === 'object' ? inside(entries, shown.members[0]) : [];
}
