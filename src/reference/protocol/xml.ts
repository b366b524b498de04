import { XMLBuilder, XMLParser } from 'fast-xml-parser';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: false,
});
// Values stay text: a bucket tag of "007" isn't a number.
const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false, trimValues: false });

/** Members of an XML element: text, child elements, or a list of equal siblings. `undefined` is left out. */
export interface XmlElement {
  readonly [name: string]: XmlValue;
}
type XmlValue = string | number | boolean | undefined | XmlElement | readonly XmlValue[];

export function buildXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(root)}`;
}

/** Parses a small request body. @returns `undefined` when it isn't XML. */
export function parseXml(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return parser.parse(text, true) as Record<string, unknown>;
  } catch {
    return undefined; // The caller answers MalformedXML.
  }
}

/** The child of a parsed element as a list, whether it occurs never, once or often. */
export function children(element: unknown, name: string): readonly unknown[] {
  if (typeof element !== 'object' || element === null) return [];
  const value = (element as Record<string, unknown>)[name];
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

/** The text of a child element, `undefined` when there is none. */
export function childText(element: unknown, name: string): string | undefined {
  const value = children(element, name)[0];
  return typeof value === 'string' ? value : undefined;
}
