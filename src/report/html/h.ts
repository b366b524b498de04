import { type ComponentChild, createElement, type VNode } from 'preact';

export type { ComponentChild, VNode };

/** Attributes as HTML spells them; an undefined one is left out. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined | { __html: string }>>;

/** An element of the page. Text in it is escaped when it is rendered. */
export function h(tag: string, attributes: Attributes | null, ...children: ComponentChild[]): VNode {
  return createElement(tag, attributes, ...children);
}
