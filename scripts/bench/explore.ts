import { runExploration } from '../../src/explore/run.ts';
import { inProcessTransport } from '../../src/lanes/in-process.ts';
import { createReference } from '../../src/reference/index.ts';
import { inProcessTarget } from '../../src/session/testing/in-process.ts';

export interface ExploreFigures {
  count: number;
  /** Milliseconds a request, from the first one on. */
  msEach: number;
  /** Highest heap and outside memory in use, in MiB, looked at after a collection where the process offers one. */
  peakMiB: number;
}

/** Requests between two looks: a collection also costs what follows it, so few and many must have as many of them each. */
const LOOK_EVERY = 500;

/** Explores the reference in process and watches time and memory. */
export async function measureExplore(count: number): Promise<ExploreFigures> {
  const { handle } = createReference();
  let peak = 0;
  // The needs, made before the first request, would weigh on 1,000 and not on 100,000.
  let start = 0;
  let end = 0;
  let lookedMs = 0;
  const look = () => {
    const begin = performance.now();
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    peak = Math.max(peak, heapUsed + external);
    end = performance.now();
    lookedMs += end - begin;
  };
  const { explored } = await runExploration({
    target: inProcessTarget(inProcessTransport(handle)),
    count,
    seed: 1,
    runId: 'bench0',
    progress: (done) => {
      if (done === 1) start = performance.now();
      if (done % LOOK_EVERY === 0) look();
    },
  });
  const [surprise] = explored.surprises;
  if (surprise) throw new Error(`the reference contradicts the spec: ${surprise.title}`);
  return { count, msEach: (end - start - lookedMs) / (count - 1), peakMiB: peak / 2 ** 20 };
}
