import type { Exchange } from '../../contract/exchange.ts';
import { messageText } from '../message.ts';
import { h, type VNode } from './h.ts';

/** Request and answer side by side, as they went over the wire. */
export function exchangeBlock(exchange: Exchange): VNode {
  const { sent, answer, seen, lane, ms } = exchange;
  const reason = seen.kind === 'no-answer' ? seen.reason : '';
  return h(
    'div',
    { class: 'wire' },
    h(
      'figure',
      null,
      h('figcaption', null, `Sent, ${lane} lane`),
      h('pre', { tabIndex: 0 }, messageText(`${sent.method} ${sent.url}`, sent)),
    ),
    h(
      'figure',
      null,
      h('figcaption', null, `Came back after ${ms} ms`),
      h('pre', { tabIndex: 0 }, answer ? messageText(`HTTP ${answer.status}`, answer) : `nothing: ${reason}`),
    ),
  );
}
