import { expect, it } from 'vitest';
import type { Report } from '../../generated/report.ts';
import type { Exchange } from '../contract/exchange.ts';
import type { Recording } from '../contract/recording.ts';
import { loadTable } from '../contract/table.ts';
import { shownBy } from './shown.ts';

const table = loadTable();
const ID = 'InvalidTrailNameException/empty';

function exchange(role: Exchange['role'], code?: string): Exchange {
  return {
    ...{ role, lane: 'sdk', operation: 'CreateTrail', at: '2026-11-27T23:59:59.000Z', ms: 1 },
    sent: { method: 'POST', url: 'https://x.amazonaws.com', headers: {}, body: '' },
    answer: { status: code ? 400 : 200, headers: {}, body: '' },
    seen: code ? { kind: 'rejected', code } : { kind: 'accepted', output: {} },
  };
}

function shown(outcome: string, exchanges: Exchange[], caseId = ID) {
  const result = { id: ID, outcome, checks: [] };
  const recordings: Recording[] = [{ caseId, unmet: [], exchanges }];
  return shownBy({ cases: [result], provided: {} } as unknown as Report, recordings, table);
}

const refused = [exchange('request', 'A'), exchange('control')];

it('is the answer to the request of a judged case, on its day', () => {
  expect(shown('pass', refused)).toMatchObject([
    { accepted: false, code: 'A', status: 400, date: '2026-11-27' },
  ]);
  expect(shown('fail', refused)).toHaveLength(1);
});

it.each([
  ['a case that was not judged', shown('untestable', refused)],
  ['a case that ended in an error', shown('error', refused)],
  ['a control that was refused too', shown('fail', [exchange('request', 'A'), exchange('control', 'A')])],
  ['a case without a request', shown('pass', [exchange('control')])],
  ['a case that this version does not know', shown('pass', refused, 'Other/case')],
])('is nothing for %s', (_name, none) => {
  expect(none).toEqual([]);
});
