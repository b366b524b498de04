import { describe, expect, it } from 'vitest';
import { outsiders } from './characters.ts';

describe('outsiders', () => {
  it('are the neighbours of each range and of each single character', () => {
    expect(outsiders('b-dx')).toEqual(['a', 'e', 'w', 'y']);
  });

  it('leave out characters that another range allows', () => {
    expect(outsiders('a-cd_')).toEqual(['^', '`', 'e']);
  });

  it('contain each character once', () => {
    expect(outsiders('!#', ['$', '#', 'é', 'é'])).toEqual([' ', '"', '$', 'é']);
  });
});
