import { describe, expect, it } from 'vitest';
import { problemsIn } from './check.ts';

describe('the check of regular expressions', () => {
  it.each([
    ['/(?:a+)+b/', /exponential/],
    [String.raw`/[\s.]+$/`, /quadratic time \(move\)/],
    [String.raw`/(?<=Signature["']?\s*[:=]\s*)x/`, /quadratic time \(move\)/],
    [String.raw`/(?<=:\/\/)[^@]+:[^@]*@/`, /quadratic time \(trade\)/],
    ['new RegExp(given)', /is built when it runs/],
  ])('finds %s', (shown, reason) => {
    const problems = problemsIn({ 'src/x.ts': `const a: string = 'x';\nexport const b = ${shown};` }, []);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^src\/x\.ts:2: /);
    expect(problems[0]).toContain(shown);
    expect(problems[0]).toMatch(reason);
  });

  it.each(['/\\s+/g', '/[0-9a-f]{64}/', '/^a+b+$/'])('lets %s pass', (shown) => {
    expect(problemsIn({ 'src/x.ts': `export const b = ${shown};` }, [])).toEqual([]);
  });

  it('lets pass a folder that is allowed, unless it takes exponential time', () => {
    const allowed = [{ file: 'src/page/', reason: 'short' }];
    expect(problemsIn({ 'src/page/x.ts': String.raw`/\s+$/` }, allowed)).toEqual([]);
    expect(problemsIn({ 'src/page/x.ts': String.raw`/\s+$/; /(?:a+)+b/` }, allowed)).toHaveLength(1);
  });

  it('lets pass what is allowed, and finds an entry that allows nothing', () => {
    const entry = { file: 'src/x.ts', shown: String.raw`/\s+$/`, reason: 'short' };
    expect(problemsIn({ 'src/x.ts': `export const b = ${entry.shown};` }, [entry])).toEqual([]);
    expect(problemsIn({ 'src/x.ts': '' }, [entry])).toEqual([
      String.raw`src/x.ts has no such expression any more: /\s+$/. Remove its entry.`,
    ]);
  });
});
