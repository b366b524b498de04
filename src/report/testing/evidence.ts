import type { Case, CaseTable } from '../../../generated/case-table.ts';
import { bindCase } from '../../contract/bind.ts';
import type { CaseByHand } from '../../contract/by-hand.ts';
import type { AnswerMessage, Exchange, Role, Seen } from '../../contract/exchange.ts';
import type { Recording } from '../../contract/recording.ts';
import { loadTable } from '../../contract/table.ts';
import type { RunFacts } from '../../contract/template.ts';
import { judge } from '../../judge/judge.ts';
import { buildReport } from '../../results/build.ts';
import type { Evidence } from '../evidence.ts';

/** An answer of a made-up target, as the lane sees it. */
export interface Answered {
  answer: AnswerMessage;
  seen: Seen;
}

const FACTS: RunFacts = {
  id: 'abc123',
  secret: 'told',
  region: 'us-east-1',
  otherRegion: 'us-west-2',
  partition: 'aws',
  account: '123456789012',
};

/** Evidence of a run on a made-up target that answers every request of every case the same way. */
export function evidenceOf(
  { answer, seen }: Answered,
  {
    targetName = 'made-up',
    table = loadTable(),
    cases = table.cases,
  }: { targetName?: string; table?: CaseTable; cases?: readonly Case[] } = {},
): Evidence {
  const recordings = cases.map((one): Recording => {
    const { operation: tested = table.operation } = one;
    const exchange = (role: Role, operation: string): Exchange => {
      const input = { Name: 'a-trail', S3BucketName: 'a-bucket' };
      return {
        role,
        lane: 'sdk',
        operation,
        input,
        sent: {
          method: 'POST',
          url: 'http://127.0.0.1:1/',
          headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': operation },
          body: JSON.stringify(input),
        },
        answer,
        seen,
        at: '2026-01-02T03:04:05.000Z',
        ms: 1.5,
      };
    };
    const probes = one.probes.map(({ call }) => exchange('probe', call));
    const exchanges = [exchange('request', tested), ...probes];
    if (one.control) exchanges.push(exchange('control', tested));
    return { caseId: one.id, unmet: [], exchanges };
  });
  const rows = new Map(cases.map((one) => [one.id, one]));
  const results = recordings.flatMap((recording) => {
    const one = rows.get(recording.caseId);
    return one
      ? [
          judge(
            bindCase(one, { facts: FACTS, bindings: BINDINGS, operation: table.operation }),
            recording,
            table,
          ),
        ]
      : [];
  });
  const digest = '0'.repeat(64);
  const { service, operation } = table;
  const report = buildReport({
    suite: { name: 'suite', version: '1.0.0', service, operation, specSha256: digest, casesSha256: digest },
    table,
    target: {
      name: targetName,
      endpoints: { cloudtrail: 'http://127.0.0.1:1' },
      region: FACTS.region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    },
    facts: FACTS,
    bindings: BINDINGS,
    filter: [],
    startedAt: '2026-01-02T03:04:05.000Z',
    ms: 1_234,
    capabilities: [],
    results,
    recordings,
    leaks: [],
    conflicts: [],
  });
  return { report, table, recordings, byHand: () => BY_HAND };
}

/** What a case needs, by hand; made up. */
const BY_HAND: CaseByHand = {
  setUp: [`ROLE=$(aws iam create-role --policy '{"Resource":"arn:aws:iam::${FACTS.account}:role/x"}')`],
  cleanUp: ['aws iam delete-role --role-name a-role'],
  variables: [['arn:of-a-role', '$ROLE']],
  changes: [],
};

/** Every need of the table, made up. */
const BINDINGS = Object.fromEntries(
  Object.keys(loadTable().needs).map((alias) => [
    alias,
    { id: `id-${alias}`, arn: `arn:aws:x:us-east-1:123456789012:${alias}`, name: alias, key: 'a-key' },
  ]),
);
