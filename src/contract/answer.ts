import type { AnswerMessage, Seen } from './exchange.ts';

/** More levels than this are no answer of this API, and what walks over them level by level would run out of stack. */
const MOST_LEVELS = 64;

/**
 * Reads an HTTP answer as the clients of the protocol do: the error is in `__type`, `code` or the header, without namespace and URI.
 * @param mayBeEmpty the success of the operation has no members: no body is then as good as `{}`
 */
export function readAnswer(answer: AnswerMessage, mayBeEmpty = false): Seen {
  const body = parseObject(answer.body);
  if (answer.status >= 200 && answer.status < 300) {
    if (mayBeEmpty && answer.body === '' && packingOf(answer) === undefined)
      return { kind: 'accepted', output: {} };
    if (body) return { kind: 'accepted', output: withMilliseconds(body) };
    return unreadable(answer, `status ${answer.status} with a body that is not a JSON object`);
  }
  const type = body?.__type ?? body?.code ?? answer.headers['x-amzn-errortype'];
  if (typeof type !== 'string' || type === '') {
    return unreadable(answer, `status ${answer.status} without an error type`);
  }
  const message = body?.Message ?? body?.message;
  return { kind: 'rejected', code: bareCode(type), ...(typeof message === 'string' ? { message } : {}) };
}

/** Seconds since 1970 that are this many or more are a time after 2001, and no count of anything. */
const A_TIME = 1e9;

/** Times in finer steps as the SDK reads them, to the millisecond: what the two lanes read is compared with each other. */
function withMilliseconds(output: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(output).map(([member, value]) => [
      member,
      typeof value === 'number' && value > A_TIME ? Math.round(value * 1_000) / 1_000 : value,
    ]),
  );
}

/** An answer that can't be read, with the reason that helps most: a packed body looks like a broken one. */
export function unreadable(answer: AnswerMessage, otherwise: string): Seen {
  const packing = packingOf(answer);
  const packed = packing && `the answer is packed with ${packing}, which this client did not ask for`;
  const deep = isTooDeep(answer.body) && `the body has more than ${MOST_LEVELS} levels`;
  return { kind: 'unreadable', reason: packed || deep || otherwise };
}

/** First characters of packed bodies once they are decoded as text. Brotli has none. */
const PACKED: Readonly<Record<string, readonly string[]>> = {
  gzip: ['\u001f\ufffd'],
  zstd: ['(\ufffd/\ufffd'],
  deflate: ['x\u0001', 'x^', 'x\ufffd'],
};

/** How a body is packed, by its header or its first characters; undefined for a plain one. */
export function packingOf({ headers, body }: AnswerMessage): string | undefined {
  const stated = headers['content-encoding']?.trim().toLowerCase();
  if (stated && stated !== 'identity') return stated;
  const starts = (beginning: string) => body.startsWith(beginning);
  return Object.entries(PACKED).find(([, beginnings]) => beginnings.some(starts))?.[0];
}

/** Whether JSON text has more levels than any walk over it is made for. */
export function isTooDeep(text: string, most = MOST_LEVELS): boolean {
  let level = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inString && character === '\\') index += 1;
    else if (character === '"') inString = !inString;
    else if (inString) continue;
    else if (character === '{' || character === '[') level += 1;
    else if (character === '}' || character === ']') level -= 1;
    if (level > most) return true;
  }
  return false;
}

/** `aws.ns#Code:http://…` → `Code`. */
export function bareCode(type: string): string {
  const withoutUri = type.split(':')[0] ?? type;
  return withoutUri.split('#').at(-1) ?? withoutUri;
}

/** The body as an object; undefined if it isn't one, or has too many levels. */
export function parseObject(body: string): Record<string, unknown> | undefined {
  if (isTooDeep(body)) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    // The caller reports text that isn't JSON as unreadable.
    return undefined;
  }
}
