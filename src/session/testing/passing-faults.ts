import { describe, expect, it } from 'vitest';
import type { Case } from '../../../generated/case-table.ts';
import { broken, drawing, FAULT, lagging, runOn } from './transient.ts';

/** The reference with faults that pass must have no deviation in the cases given, else in the whole table. */
export function describePassingFaults(seeds: readonly number[], cases?: readonly Case[]): void {
  describe('the reference with faults that pass has no deviation', () => {
    it.each(seeds.flatMap((seed) => [[0.01, seed] as const, [0.05, seed] as const]))(
      'a share of %d of its answers is a 500, some after the call took effect, seed %i',
      async (share, seed) => {
        const draw = drawing(seed);
        const { wrong } = await runOn(
          (handle) => async (request) => {
            if (draw() >= share) return handle(request);
            if (draw() < 0.3) await handle(request);
            return FAULT;
          },
          cases,
        );
        expect(wrong).toEqual([]);
      },
    );

    it.each(seeds)(
      'a twentieth of its connections breaks, half of them after the call took effect, seed %i',
      async (seed) => {
        const draw = drawing(seed);
        const { wrong } = await runOn(
          (handle) => async (request) => {
            if (draw() >= 0.05) return handle(request);
            if (draw() < 0.5) await handle(request);
            throw broken();
          },
          cases,
        );
        expect(wrong).toEqual([]);
      },
    );

    // The needs' own clients wait by the system's clock, so a share that takes them long is left to CloudTrail.
    it.each(seeds)(
      'a share of 0.02 of the answers of all services is a 500 or a broken connection, seed %i',
      async (seed) => {
        const draw = drawing(seed);
        const { wrong } = await runOn(
          (handle) => async (request) => {
            if (draw() >= 0.02) return handle(request);
            if (draw() < 0.5) await handle(request);
            if (draw() < 0.5) throw broken();
            return FAULT;
          },
          cases,
          { everywhere: true },
        );
        expect(wrong).toEqual([]);
      },
    );

    it.each(seeds)('its reads are 1.5 s late, seed %i', async (seed) => {
      const draw = drawing(seed);
      const { done, wrong } = await runOn(
        (handle, clock) => lagging(handle, clock, () => 1_400 + 100 * draw()),
        cases,
      );
      expect(wrong).toEqual([]);
      const late = done.flatMap(({ result }) => result.checks.filter(({ check }) => check === 'read-late'));
      expect(late.length).toBeGreaterThan(10);
      expect(late.every(({ level }) => level === 'info')).toBe(true);
    });
  });
}
