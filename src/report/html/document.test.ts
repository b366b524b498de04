import { expect, it } from 'vitest';
import { hostileEvidence } from '../testing/hostile.ts';
import { shortened } from './document.tsx';
import { toHtml } from './report.tsx';

it.each([
  ['<p>{&quot;Name&quot;:1}</p>', '<p>{"Name":1}</p>'],
  ['<a title="a &quot;b&quot;">&quot;</a>', '<a title="a &quot;b&quot;">"</a>'],
  [
    '<a title="x>&quot; onload=&quot;y">&quot;x&quot; &lt;b></a>',
    '<a title="x>&quot; onload=&quot;y">"x" &lt;b></a>',
  ],
  ['<br/><i class="a">&amp;quot;</i>', '<br/><i class="a">&amp;quot;</i>'],
])('leaves quotation marks alone where they stand in a tag: %s', (html, expected) => {
  expect(shortened(html)).toBe(expected);
});

it('names on the first screen what was left behind, and says how many more', () => {
  const evidence = hostileEvidence();
  const leaks = [1, 2, 3, 4].map((n) => ({
    kind: 'cloudtrail.trail',
    name: `trail-${n}`,
    reason: 'refused',
  }));
  const html = toHtml({ ...evidence, report: { ...evidence.report, leaks } });
  expect(html).toContain('Left behind on the target: 4 resources.');
  expect(html).toContain('<li>cloudtrail.trail trail-3: refused</li><li>1 more: report.json</li>');
});
