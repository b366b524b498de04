import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CannotJudge } from '../contract/errors.ts';
import { reasonOf, safeReasonOf } from './reason.ts';

const answered = (name: string, message: string) =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: 403 } });
function thrownBy(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe('reasonOf', () => {
  it.each<[string, unknown, string]>([
    ['the first line without its full stop', new Error('It broke.\nThere.'), 'It broke'],
    ['no name that means nothing to a user', new CannotJudge('No way'), 'No way'],
    ["a service's error code", answered('NoSuchBucket', 'Not there'), 'NoSuchBucket: Not there'],
    ['no name of an answer that could not be read', answered('SyntaxError', 'Unexpected <'), 'Unexpected <'],
    ['only the name where there is no message', answered('NotFound', ''), 'NotFound'],
    ['the name once', answered('UnknownError', 'UnknownError'), 'UnknownError'],
    ['what was thrown in place of an error', 'oops', 'oops'],
    [
      'the cause of a failed fetch',
      new TypeError('fetch failed', { cause: new Error('refused') }),
      'refused',
    ],
    ['no signature', new Error(`signed ${'aB3'.repeat(21)}c`), 'signed <redacted>'],
    ['the words of the file system', thrownBy(() => readFileSync('/no/such')), 'no such file or directory'],
  ])('gives %s', (_, error, reason) => expect(reasonOf(error)).toBe(reason));
});

describe('safeReasonOf', () => {
  it("gives of an answer only the error's name and the status", () => {
    expect(safeReasonOf(answered('AccessDenied', 'secret'))).toBe('AccessDenied, status 403');
    expect(safeReasonOf(answered('<secret>', ''))).toBe('an error, status 403');
  });

  it('gives in full what never reached a target', () =>
    expect(safeReasonOf(new Error('connect ECONNREFUSED'))).toBe('connect ECONNREFUSED'));
});
