import { expect, it } from 'vitest';
import { toCard } from './card.ts';

const CAPABILITIES = [
  { name: 's3', has: true, detail: 'ListBuckets answered' },
  {
    name: 'world-protocol',
    has: false,
    detail: 'GET /_conformance/worlds: status 404',
    remedy: 'serve the world protocol, or describe under worlds how to be in one',
  },
];

it('names what is missing in 80 columns, and the rest as a number', () => {
  const card = toCard('moto', CAPABILITIES, { color: false });
  expect(card).toContain('What moto can do: 1 of 2 probes, without world-protocol');
  expect(card).not.toContain('ListBuckets');
  for (const line of card.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
});

it('has everything that was probed where all is asked for', () => {
  const card = toCard('moto', CAPABILITIES, { color: false, verbose: true });
  expect(card).toContain('✓ s3              ListBuckets');
  expect(card.replace(/\s+/g, ' ')).toContain(
    'To add: serve the world protocol, or describe under worlds how',
  );
});
