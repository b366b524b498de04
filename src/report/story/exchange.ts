import type { Exchange } from '../../contract/exchange.ts';
import { cut } from '../../text/show.ts';

/** A request and what came back, as text. */
export interface ExchangeInWords extends Pick<Exchange, 'operation' | 'lane' | 'ms'> {
  sent: string;
  answer: string;
  /** Both bodies, each in a line. */
  brief: { sent: string; answer: string };
}

export function exchangeInWords({ operation, lane, ms, sent, answer, seen }: Exchange): ExchangeInWords {
  const nothing = `nothing came back${seen.kind === 'no-answer' ? `: ${seen.reason}` : ''}`;
  return {
    operation,
    lane,
    ms,
    sent: messageText(`${sent.method} ${sent.url}`, sent),
    answer: answer ? messageText(`HTTP ${answer.status}`, answer) : nothing,
    brief: {
      sent: cut(sent.body, LONGEST_BRIEF),
      answer: answer ? cut(`HTTP ${answer.status} ${answer.body}`, LONGEST_BRIEF) : nothing,
    },
  };
}

/** Longest body where a message is told in short. */
const LONGEST_BRIEF = 240;

/** Headers that the SDK or the connection adds and that say nothing of the contract; the recording has them all. */
const NOISE =
  /^(amz-sdk-|x-amz-(content-sha256|user-agent|date)$|user-agent$|connection$|keep-alive$|access-control-|host$|date$|server$|content-length$)/;

/** An HTTP message as text: first line, the headers that matter, an empty line, the body with JSON set out in lines. */
function messageText(
  firstLine: string,
  { headers, body }: { headers: Readonly<Record<string, string>>; body: string },
): string {
  const lines = Object.entries(headers)
    .filter(([name]) => !NOISE.test(name))
    .map(([name, value]) => `${name}: ${value}`);
  return [firstLine, ...lines, '', pretty(body)].join('\n');
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    // Not JSON: shown as it came.
    return body;
  }
}
