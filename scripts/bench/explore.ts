import { runExploration } from '../../src/explore/run.ts';
import { inProcessTransport } from '../../src/lanes/in-process.ts';
import { createReference } from '../../src/reference/index.ts';
import { inProcessTarget } from '../../src/run/in-process.ts';

export interface ExploreFigures {
  count: number;
  /** Milliseconds a request. */
  msEach: number;
  /** Highest heap and outside memory in use, in MiB, looked at after a collection where the process offers one. */
  peakMiB: number;
}

/** Explores the reference in process and watches time and memory. */
export async function measureExplore(count: number): Promise<ExploreFigures> {
  const { handle } = createReference();
  let peak = 0;
  const look = () => {
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    peak = Math.max(peak, heapUsed + external);
  };
  const start = performance.now();
  const { explored } = await runExploration({
    target: inProcessTarget(inProcessTransport(handle)),
    count,
    seed: 1,
    runId: 'bench0',
    progress: (done) => {
      if (done % Math.max(1, Math.floor(count / 20)) === 0) look();
    },
  });
  if (explored.surprise) throw new Error(`the reference surprised: ${explored.surprise.actual}`);
  return { count, msEach: (performance.now() - start) / count, peakMiB: peak / 2 ** 20 };
}
