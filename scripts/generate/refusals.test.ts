import { expect, it } from 'vitest';
import { refusalsOf } from './refusals.ts';

const first = {
  exceptions: {
    BadBucket: {
      grounds: ['observed bucket'],
      policies: ['bucket'],
      beside: ['settings'],
      boundaries: [
        { member: 'Prefix', limit: 'maxLength', value: 'x', with: { Name: 'a' } },
        { member: 'Topic', limit: 'maxLength', value: 'x', with: { Name: 'a', Key: 'k' } },
      ],
      cases: [
        { id: 'refused', set: { Bucket: 'a b' }, notBeside: ['Prefix'] },
        { id: 'in-a-world', worlds: ['w'], outcome: 'rejected', with: { Key: 'k' } },
        { id: 'accepted', outcome: 'accepted', with: { Bucket: 'a' } },
        { id: 'of-a-name', with: { Name: 'a' }, set: { Bucket: 'b' } },
        { id: 'missing', set: { Bucket: null } },
        { id: 'raw', set: { Bucket: 'a b' }, wire: { body: '{}' } },
        { id: 'after-steps', before: [{ call: 'CreateTrail' }], set: { Bucket: 'a b' } },
      ],
    },
  },
};

it('takes the refusals that do not depend on the name of a new trail, on what is there or on what is missing', () => {
  expect(refusalsOf(first, ['BadBucket'])).toEqual({
    exceptions: {
      BadBucket: {
        grounds: ['observed bucket'],
        boundaries: [
          { member: 'Prefix', limit: 'maxLength', value: 'x' },
          { member: 'Topic', limit: 'maxLength', value: 'x', with: { Key: 'k' } },
        ],
        cases: [
          { id: 'refused', set: { Bucket: 'a b' } },
          { id: 'in-a-world', worlds: ['w'], outcome: 'rejected', with: { Key: 'k' } },
        ],
      },
    },
  });
});

it('names an exception that the first operation does not have', () => {
  expect(() => refusalsOf(first, ['BadKey'])).toThrow(
    'refusals: the first operation has no exception BadKey',
  );
});
