import { describe, expect, it } from 'vitest';
import { ShownProgress } from './progress.ts';
import type { CaseDone } from './run-case.ts';

function screen(isTTY: boolean, columns = 100) {
  const written: string[] = [];
  return { isTTY, columns, write: (text: string) => written.push(text), written };
}

function done(id: string, outcome: 'pass' | 'fail' | 'error', message = ''): CaseDone {
  const recording = { caseId: id, unmet: [], exchanges: [] };
  const about = { group: 'G', title: '', clauses: [], about: [], checks: [], unmet: [] };
  const error = { kind: 'harness' as const, message };
  return { recording, result: { id, outcome, error, ...about } };
}

describe('ShownProgress', () => {
  it('draws a bar with the current case and the time left on a terminal', () => {
    const shown = screen(true);
    let now = 0;
    const progress = new ShownProgress(shown, () => now);
    progress.expect(4);
    progress.begin('G/one');
    progress.begin('G/two');
    now = 2_000;
    progress.done(done('G/one', 'pass'));
    const last = shown.written.at(-1) ?? '';
    expect(last).toContain('1/4');
    expect(last).toContain('6 s left');
    expect(last).toContain('G/two');
    expect(last.startsWith('\r\u001b[K')).toBe(true);
    progress.end();
    expect(shown.written.at(-1)).toBe('\r\u001b[K');
  });

  it('never draws wider than the terminal', () => {
    const shown = screen(true, 40);
    const progress = new ShownProgress(shown);
    progress.expect(1);
    progress.begin('G/'.padEnd(200, 'x'));
    expect((shown.written.at(-1) ?? '').replace('\r\u001b[K', '').length).toBeLessThan(40);
  });

  it('writes only counts to other outputs', () => {
    const shown = screen(false);
    const progress = new ShownProgress(shown);
    progress.expect(2);
    progress.begin('G/one');
    progress.done(done('G/one', 'fail', '\u001b[31mbad'));
    progress.done(done('G/two', 'pass'));
    progress.end();
    expect(shown.written.join('')).not.toContain('\u001b');
    expect(shown.written.join('')).not.toContain('\r');
    expect(shown.written).toHaveLength(2);
    expect(shown.written.at(-1)).toBe('2 of 2 cases, 1 failed\n');
  });

  it('writes a count after half a minute of silence all the same', () => {
    const shown = screen(false);
    let now = 0;
    const progress = new ShownProgress(shown, () => now);
    progress.expect(1_000);
    for (const second of [10, 29, 30, 31, 59, 60]) {
      now = second * 1_000;
      progress.done(done(`G/at-${second}`, 'pass'));
    }
    const counts = shown.written.map((line) => line.split(',')[0]);
    expect(counts).toEqual(['1000 cases\n', '3 of 1000 cases', '6 of 1000 cases']);
  });

  it('counts errors and failures separately', () => {
    const shown = screen(false);
    const progress = new ShownProgress(shown);
    progress.expect(3);
    progress.done(done('G/one', 'error', 'no answer'));
    progress.done(done('G/two', 'error', 'no answer'));
    progress.done(done('G/three', 'fail', 'bad'));
    expect(shown.written.at(-1)).toBe('3 of 3 cases, 1 failed, 2 not judged\n');
    const drawn = screen(true);
    const bar = new ShownProgress(drawn);
    bar.expect(2);
    bar.done(done('G/one', 'error', 'no answer'));
    expect(drawn.written.at(-1)).toContain('1/2, 1 not judged');
  });
});
