import type { Certificate } from '../../generated/certificate.ts';

/**
 * What a certificate that stands shows.
 * @param challenged whether the names follow from a text that the reader knows to be theirs
 */
export function provedBy(
  { suite, explored }: Pick<Certificate, 'suite' | 'explored'>,
  challenged: boolean,
): string[] {
  const drawn = explored ? ', those to the requests drawn for this run included,' : '';
  return [
    `The recorded answers${drawn} are the certified ones, agree with each other, and are judged so by ${suite.name} ${suite.version}.`,
    ...(challenged
      ? [
          'The names in the requests follow from the text of the challenge, so the requests were made after it was known.',
        ]
      : []),
  ];
}

/** What no certificate can show, so that nobody takes it for more than it is. */
export const UNPROVED: readonly string[] = [
  'That the answers came from the endpoint named here: whoever ran certify could write another address.',
  'That a server gave these answers at all: whoever ran certify could make them up. To be sure, run certify yourself.',
];
