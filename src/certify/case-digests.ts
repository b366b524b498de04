import type { Recording } from '../contract/recording.ts';
import { digest } from './canonical.ts';

/** The digests of one recording: of each exchange, and of the rest. */
export function digestsOf(recording: Recording | undefined): {
  recordingSha256: string;
  exchanges: string[];
} {
  const { exchanges = [], ...rest } = recording ?? {};
  return { recordingSha256: digest(rest), exchanges: exchanges.map((exchange) => digest(exchange)) };
}
