import type { Exchange } from './exchange.ts';
import type { Recording } from './recording.ts';

/** The exchanges of a run, each with its case. One that several cases share is in the recording of each, and is given once, with the first. */
export function exchangesOnce(recordings: readonly Recording[]): { caseId: string; exchange: Exchange }[] {
  const shared = new Set<string>();
  return recordings
    .flatMap(({ caseId, exchanges }) => exchanges.map((exchange) => ({ caseId, exchange })))
    .filter(({ exchange }) => {
      if (!exchange.shared) return true;
      const { body } = exchange.sent;
      const isFirst = !shared.has(body);
      shared.add(body);
      return isFirst;
    });
}
