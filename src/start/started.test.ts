import { expect, it } from 'vitest';
import { Tail } from './started.ts';

it('keeps only the end of an output', () => {
  const tail = new Tail(5);
  tail.add('abc');
  tail.add('defg');
  expect(tail.text).toBe('cdefg');
});

it('gives the last line with text, without colours and full stop', () => {
  const tail = new Tail();
  expect(tail.lastLine).toBe('');
  tail.add('first\n\u001b[31mno database.\u001b[0m\r\n  \n');
  expect(tail.lastLine).toBe(': no database');
});
