import { describe, expect, it } from 'vitest';
import { PageError } from './error.ts';

describe('PageError', () => {
  it('names the section, and the line if there is one', () => {
    expect(new PageError('errors', 1, 'it rains').message).toBe('errors, line 1: it rains');
    expect(new PageError('source', 0, 'it rains').message).toBe('source: it rains');
  });

  it('has a section, line, name and cause', () => {
    const cause = new Error('wet');
    const error = new PageError('errors', 7, 'it rains', { cause });
    expect(error).toMatchObject({ name: 'PageError', section: 'errors', line: 7, cause });
  });
});
