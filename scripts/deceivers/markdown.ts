import { notProvedBy } from '../../src/certify/claims.ts';
import { code, list, page, section, table } from '../../src/report/markdown/kit.ts';

/** What is said of a server that tries to be called right. */
export interface ServerRow {
  id: string;
  does: string;
  /** Exit codes. */
  run: number;
  certify: number;
  /** Kinds of difference that `verify` finds, without the text of the challenge and with it. */
  verify: readonly string[];
  verifyChallenge: readonly string[];
}

/** What is said of a certificate that somebody changed. */
export type ForgerRow = Pick<ServerRow, 'id' | 'does' | 'verify' | 'verifyChallenge'>;

const verdict = (exit: number) => ['conforms', 'deviates'][exit] ?? `exit ${exit}`;
/** One kind of difference is named. Which ones go with it may depend on the requests that are drawn. */
function found(kinds: readonly string[]): string {
  if (kinds.length === 0) return 'valid';
  return kinds.length === 1 ? `not valid: ${kinds.join()}` : 'not valid, for several reasons';
}

/** The page about them. */
export function toMarkdown(servers: readonly ServerRow[], forgers: readonly ForgerRow[]): string {
  return page(
    '# Servers that try to be called right',
    'The case table is public, so a server can be written for it. `npm run deceivers` builds these servers, runs the suite on each, certifies it, and writes this page. Decision 0022 has what the suite does about them.',
    section(
      '## Servers',
      'The last column is what `verify` says of the certificate, without `--challenge` and with it: a certificate that states deviations is valid too. Nothing a server answers depends on a challenge, as it never sees the secret.',
      table(
        ['server', 'it …', '`run`', '`certify`', '`verify`'],
        servers.map(({ id, does, run, certify, verify, verifyChallenge }) => [
          code(id),
          does,
          verdict(run),
          verdict(certify),
          [...new Set([found(verify), found(verifyChallenge)])].join('; '),
        ]),
      ),
    ),
    section(
      '## Certificates that somebody changed',
      'They are made of a run on a right server, and get new digests.',
      table(
        ['who', 'they …', '`verify`', '`verify --challenge`'],
        forgers.map(({ id, does, verify, verifyChallenge }) => [
          code(id),
          does,
          found(verify),
          found(verifyChallenge),
        ]),
      ),
    ),
    section(
      '## What a certificate cannot show',
      'Each certificate and each `verify` says so:',
      list(notProvedBy({ target: { name: '', region: '', partition: '', endpoint: 'http://…' } })),
      'The last sentence stands only where no requests were drawn: in a certificate of AWS, or in one that is said to be.',
    ),
  );
}
