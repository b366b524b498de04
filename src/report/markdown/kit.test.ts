import { describe, expect, it } from 'vitest';
import { code, details, escaped, fence, list, page, section, table } from './kit.ts';

describe('page', () => {
  it('puts an empty line between blocks and leaves out what is empty', () => {
    expect(page('# A', '', false, undefined, ['b', ['c']], list([]))).toBe('# A\n\nb\n\nc\n');
  });

  it('has no section without content', () => {
    expect(page(section('## A', list([])), section('## B', 'b'))).toBe('## B\n\nb\n');
  });
});

describe('table', () => {
  it('aligns columns of numbers to the right', () => {
    expect(table(['a', 'b'], [['x', 1]], [1])).toBe('| a | b |\n|---|---:|\n| x | 1 |');
  });

  it('is empty without rows', () => {
    expect(table(['a'], [])).toBe('');
  });
});

it('escapes markup and puts text on one line', () => {
  expect(escaped('a|b\n*c* <d> [e](f) `g` #h \u001b')).toBe(
    'a\\|b \\*c\\* \\<d\\> \\[e\\](f) \\`g\\` \\#h ␛',
  );
});

it('lets no name end its code', () => {
  expect(code('a`b\nc')).toBe('`a b c`');
});

it('fences a block with more backquotes than it has', () => {
  expect(fence('a')).toBe('```\na\n```');
  expect(fence('a\n````\nb', 'sh')).toBe('`````sh\na\n````\nb\n`````');
});

it('folds blocks up below one line', () => {
  expect(details('a <b>', 'c', ['d'])).toBe('<details><summary>a \\<b\\></summary>\n\nc\n\nd\n\n</details>');
});
