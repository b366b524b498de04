import { describe, expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { toHtml } from './html/report.tsx';
import { toPages } from './markdown/pages.ts';
import { toMarkdown } from './markdown/report.ts';
import { evidenceOf } from './testing/evidence.ts';
import { whyOf } from './why.ts';

const table = loadTable();
const REFUSED = {
  answer: { status: 400, headers: {}, body: '{"__type":"KmsKeyNotFoundException"}' },
  seen: { kind: 'rejected', code: 'KmsKeyNotFoundException' },
} as const;
const evidence = evidenceOf(REFUSED, { cases: table.cases.filter(({ group }) => group === 'Response') });

function reasons(id: string): string[] {
  const checks = evidence.report.cases.find((one) => one.id === id)?.checks ?? [];
  return checks.flatMap(({ check, provenance }) =>
    check === 'accepted' ? whyOf(provenance, table).map(({ source }) => source) : [],
  );
}

describe('the reason why a valid request must be accepted', () => {
  it('is what its case is about, not what every success has', () => {
    expect(reasons('Response/key-multi-region')).toEqual(['request.KmsKeyId.3']);
    expect(reasons('Response/key-by-id')).toEqual(['request.KmsKeyId.2', 'request.KmsKeyId.9']);
  });

  it('is that a success creates a trail, where the case is about nothing else', () => {
    expect(reasons('Response/combination-01')).toEqual(['overview.1']);
  });

  it('is what the formats show', () => {
    const message = table.clauses.find(({ id }) => id === 'request.KmsKeyId.3')?.description ?? '';
    const one = evidenceOf(REFUSED, {
      cases: table.cases.filter(({ id }) => id === 'Response/key-multi-region'),
    });
    const page = toPages(one)['parts/Response.md'] ?? '';
    expect(page).toContain(`documented: ${message} (request.KmsKeyId.3)`);
    expect(toMarkdown(one.report)).toContain('is accepted (`request.KmsKeyId.3`)');
    expect(toHtml(one)).toContain('judges request.KmsKeyId.3<');
  });
});
