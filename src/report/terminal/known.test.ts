import { expect, it } from 'vitest';
import { toUpdatedText } from './known.ts';

const UPDATED = { entries: 9, reasonless: 0, filled: 0 };
const of = (state: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ state, line: `${state} ${at + 1}` }));

it('counts what an update did, and shows the first five of a kind', () => {
  const text = toUpdatedText('known.yaml', [...of('new', 952), ...of('changed', 2)], UPDATED);
  expect(text.split('\n')).toEqual([
    '  known.yaml: 9 entries',
    '  of this run: 952 added, 2 changed',
    ...[1, 2, 3, 4, 5].map((at) => `  new ${at}`),
    '  … 947 more added: --verbose',
    '  changed 1',
    '  changed 2',
    '',
  ]);
});

it('shows all where it is asked to, and nothing where nothing was done', () => {
  const text = toUpdatedText('known.yaml', of('vanished', 30), UPDATED, true);
  expect(text).toContain('  of this run: 30 removed\n');
  expect(text).toContain('  vanished 30\n');
  expect(text).not.toContain('--verbose');
  expect(toUpdatedText('known.yaml', [], UPDATED)).toBe('  known.yaml: 9 entries\n');
});
