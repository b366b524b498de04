import type { ExchangeInWords } from '../story/exchange.ts';
import { Pre } from './blocks.tsx';

/** Request and answer side by side, as they went over the wire. */
export function ExchangeBlock({ exchange }: { exchange: ExchangeInWords }) {
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
