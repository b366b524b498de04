import type { Exchange } from '../contract/exchange.ts';
import type { Bindings } from '../contract/template.ts';
import { plain } from '../text/harmless.ts';

/** Longest message that is kept. */
const LONGEST = 300;
/** Shorter values, and values with a space, are words of the message as well. */
const SHORTEST_NAME = 4;

/**
 * A message without what belongs to one account: ARNs, the names of what the run created, the values that it sent, ids and digits of
 * accounts. What stays is AWS's own wording, on one line.
 */
export function maskedMessage(message: string, { input }: Exchange, provided: Bindings): string {
  const arns = plain(message, LONGEST).replace(/arn:[^\s"',;]*[^\s"',;.:)]/g, '<ARN>');
  const named = namesIn(input, provided).reduce(
    (text, [name, label]) => text.replaceAll(name, `<${label}>`),
    arns,
  );
  return named
    .replace(/ctc-[a-z0-9]{6}-[0-9a-z]+/g, '<name>')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi, '<id>')
    .replace(/\d{12}/g, '<account>');
}

/** Values with the label that stands for each, the longest first, so that a part of a name doesn't break it. */
function namesIn(input: Exchange['input'], provided: Bindings): [name: string, label: string][] {
  const sent = Object.entries(input ?? {}).flatMap(([member, value]) =>
    typeof value === 'string' ? [[value, member] as [string, string]] : [],
  );
  const needs = Object.entries(provided).flatMap(([alias, attributes]) =>
    Object.values(attributes).map((value): [string, string] => [value, alias]),
  );
  return [...sent, ...needs]
    .filter(([value]) => value.length >= SHORTEST_NAME && !/\s/.test(value))
    .sort(([a], [b]) => b.length - a.length);
}
