import { expect, it } from 'vitest';
import { counted } from './counted.ts';

it.each([
  [0, '0 cases'],
  [1, '1 case'],
  [2, '2 cases'],
])('counts %i as %s', (count, text) => expect(counted(count, 'case')).toBe(text));

it('takes an irregular plural', () => expect(counted(2, 'case fails', 'cases fail')).toBe('2 cases fail'));
