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

/** What a certificate can't show, so that nobody takes it for more than it is. */
export function notProvedBy({ explored, target }: Pick<Certificate, 'explored' | 'target'>): string[] {
  const place =
    target.endpoint === undefined
      ? 'That the answers came from AWS: whoever ran certify could write its address.'
      : 'That the answers came from the endpoint named here: whoever ran certify could write another address.';
  return [
    place,
    'That a server gave these answers at all: whoever ran certify could make them up. To be sure, run certify yourself.',
    'That the server decided by itself: it can pass requests on to another one, such as AWS.',
    'That it answers other clients in the same way: the names in the requests of a run begin alike, so that a server can recognize them.',
    ...(explored
      ? []
      : [
          'That the server follows rules: no requests were drawn for this run, and a server can know the answers to the published cases by heart.',
        ]),
  ];
}
