import { expect, it } from 'vitest';
import { shortened } from './document.tsx';

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
