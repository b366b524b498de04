import { expect, it } from 'vitest';
import { loadSuite } from '../contract/table.ts';
import { describeStranger, Strangers } from './strangers.ts';

const found = (...answers: [operation: string, body: unknown][]) => {
  const strangers = new Strangers(loadSuite());
  for (const [operation, body] of answers)
    strangers.add(operation, typeof body === 'string' ? body : JSON.stringify(body), 'a case');
  return strangers.list().map(describeStranger);
};

it('counts the answers that have a member off the page, and names the one that was likely meant', () => {
  expect(
    found(
      ['CreateTrail', { Name: 'a', KMSKeyId: 'k', HomeRegion: 'us-east-1' }],
      ['CreateTrail', { Name: 'a', HomeRegion: 'us-east-1' }],
    ),
  ).toEqual([
    'KMSKeyId is in 1 of 2 answers and not on the page; KmsKeyId is, and is missing there',
    'HomeRegion is in 2 of 2 answers and not on the page',
  ]);
});

it('takes none for meant that the answer has too', () => {
  expect(found(['CreateTrail', { KMSKeyId: 'k', KmsKeyId: 'k' }])).toEqual([
    'KMSKeyId is in 1 of 1 answer and not on the page',
  ]);
});

it('looks into the structures of an answer, of any operation of the suite', () => {
  expect(found(['GetTrail', { Trail: { Name: 'a', KMSKeyId: 'k', HomeRegion: 'us-east-1' } }])).toEqual([
    'GetTrail/KMSKeyId is in 1 of 1 answer and not on the page; KmsKeyId is, and is missing there',
  ]);
});

it('looks into the lists of a structure', () => {
  const tags = [{ Key: 'team', Values: 'blue' }];
  expect(found(['ListTags', { ResourceTagList: [{ ResourceId: 'a', TagsList: tags }] }])).toEqual([
    'ListTags/Values is in 1 of 1 answer and not on the page; Value is, and is missing there',
  ]);
});

it('counts nothing of other services, and of what is no JSON', () => {
  expect(found(['CreateBucket', { Odd: 1 }], ['CreateTrail', '<html>'], ['CreateTrail', '[1]'])).toEqual([]);
});
