import type { AnswerMessage, Seen } from './exchange.ts';

/** Reads an HTTP answer as the clients of the protocol do: the error is in `__type`, `code` or the header, without namespace and URI. */
export function readAnswer(answer: AnswerMessage): Seen {
  const body = parseObject(answer.body);
  if (answer.status >= 200 && answer.status < 300) {
    return body
      ? { kind: 'accepted', output: body }
      : { kind: 'unreadable', reason: `status ${answer.status} with a body that is not a JSON object` };
  }
  const type = body?.__type ?? body?.code ?? answer.headers['x-amzn-errortype'];
  if (typeof type !== 'string' || type === '') {
    return { kind: 'unreadable', reason: `status ${answer.status} without an error type` };
  }
  const message = body?.Message ?? body?.message;
  return { kind: 'rejected', code: bareCode(type), ...(typeof message === 'string' ? { message } : {}) };
}

/** `aws.ns#Code:http://…` → `Code`. */
export function bareCode(type: string): string {
  const withoutUri = type.split(':')[0] ?? type;
  return withoutUri.split('#').at(-1) ?? withoutUri;
}

/** The body as an object; undefined if it isn't one. */
export function parseObject(body: string): Record<string, unknown> | undefined {
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
