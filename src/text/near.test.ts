import { describe, expect, it } from 'vitest';
import { didYouMean, nearMisses } from './near.ts';

describe('nearMisses', () => {
  it.each([
    ['endpiont', ['only', 'endpoint'], ['endpoint']],
    ['RNU', ['plan', 'run'], ['run']],
    ['update', ['since', 'update-known'], ['update-known']],
    ['xy', ['ab'], []],
    ['foo', ['run', 'plan'], []],
    ['abcdefghi', ['abcdexxxx'], []],
  ])('finds for %s among %j: %j', (typed, names, found) => {
    expect(nearMisses(typed, names)).toEqual(found);
  });

  it('gives the closest first, and no more than asked for', () => {
    const names = ['bucked', 'bucket', 'buckets', 'topic'];
    expect(nearMisses('bucket', names, { most: 2 })).toEqual(['bucket', 'buckets']);
  });

  it('knows a name by each of its spellings', () => {
    const spellings = (name: string) => [name, name.replace('Exception', '')];
    expect(nearMisses('Kms', ['KmsException'], { spellings })).toEqual(['KmsException']);
  });
});

describe('didYouMean', () => {
  it('names the one that was likely meant', () =>
    expect(didYouMean('buckt', ['topic', 'bucket'])).toBe('Did you mean bucket?'));

  it('lists all where none is close', () =>
    expect(didYouMean('xyz', ['topic', 'bucket'])).toBe('Expected one of topic, bucket.'));
});
