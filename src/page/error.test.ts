import { describe, expect, it } from 'vitest';
import { PageError } from './error.ts';

describe('PageError', () => {
  it('says where on the page it is, and where there is no line only in which section', () => {
    expect(new PageError('errors', 1, 'it rains').message).toBe('errors, line 1: it rains');
    expect(new PageError('source', 0, 'it rains').message).toBe('source: it rains');
  });

  it('has section, line, name and cause for who catches it', () => {
    const cause = new Error('wet');
    const error = new PageError('errors', 7, 'it rains', { cause });
    expect(error).toMatchObject({ name: 'PageError', section: 'errors', line: 7, cause });
  });
});
