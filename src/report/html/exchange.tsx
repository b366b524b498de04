import type { VNode } from 'preact';
import type { ExchangeInWords } from '../story/exchange.ts';

/** Request and answer side by side, as they went over the wire. */
export function ExchangeBlock({ exchange }: { exchange: ExchangeInWords }): VNode {
  const { lane, ms, sent, answer } = exchange;
  return (
    <div class="wire">
      <figure>
        <figcaption>{`Sent, ${lane} lane`}</figcaption>
        <Pre text={sent} />
      </figure>
      <figure>
        <figcaption>{`Came back after ${ms} ms`}</figcaption>
        <Pre text={answer} />
      </figure>
    </div>
  );
}

/** Text as it is. It scrolls where it is long, so the keyboard must reach it. */
export function Pre({ text }: { text: string }): VNode {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls takes the focus
  return <pre tabIndex={0}>{text}</pre>;
}
