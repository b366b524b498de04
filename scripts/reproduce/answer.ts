import type { Exchange } from '../../src/contract/exchange.ts';

/** What an answer comes to, without what is another one each time: ids, times, accounts. */
export interface Told {
  /** Absent for the AWS CLI, which does not print it. */
  status?: number;
  /** The error code, or `accepted`. */
  code: string;
  /** Members of a success, as JSON. */
  members?: string;
}

/**
 * What the run recorded.
 * @param lines all lines of the reproduction: a list of the run also has trails of cases that ran beside this one
 */
export function recordedAnswer({ answer, seen }: Pick<Exchange, 'answer' | 'seen'>, lines: string): Told {
  if (seen.kind === 'rejected') return { ...statusOf(answer?.status), code: seen.code };
  const isOwn = (name: string) => lines.includes(name);
  return { ...statusOf(answer?.status), ...bodyOf((answer?.body ?? '').trim(), isOwn) };
}

/** What a line of `curl -i` printed. */
export function curlAnswer(printed: string): Told {
  const [, status = '', body = ''] =
    /^HTTP\/\S+ (\d+)[^\n]*\n(?:[^\r\n]+\r?\n)*\r?\n(.*)$/s.exec(printed) ?? [];
  return { ...statusOf(Number(status)), ...bodyOf(body.trim()) };
}

/** What a line of the AWS CLI printed. */
export function cliAnswer(printed: string): Told {
  const code = /An error occurred \((.*?)\) when calling/.exec(printed)?.[1];
  return code === undefined ? bodyOf(printed.trim() || '{}') : { code };
}

const statusOf = (status: number | undefined) => (status === undefined ? {} : { status });

function bodyOf(text: string, isOwn = (_: string) => true): Told {
  const body = objectIn(text);
  if (body === undefined) return { code: 'accepted', members: text };
  const type: unknown = body.__type ?? body.code;
  if (typeof type === 'string') return { code: type.slice(type.lastIndexOf('#') + 1) };
  return { code: 'accepted', members: JSON.stringify(body, (name, value) => steady(name, value, isOwn)) };
}

/** Members in their order, without what is drawn anew. The CLI leaves null out and prints times in a form of its own. */
function steady(name: string, value: unknown, isOwn: (name: string) => boolean): unknown {
  if (value === null) return undefined;
  if (/time/i.test(name) || typeof value === 'number') return 'a time';
  if (typeof value === 'string')
    return value
      .replace(/\b\d{12}\b/g, 'ACCOUNT')
      .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID');
  if (Array.isArray(value)) return value.filter((item) => typeof item?.Name !== 'string' || isOwn(item.Name));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return typeof found === 'object' && found !== null ? (found as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
