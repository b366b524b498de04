import { describe, expect, it } from 'vitest';
import { EvidenceIndex } from '../evidence.ts';
import { evidenceOf } from '../testing/evidence.ts';
import { reproduce } from './reproduce.ts';

const evidence = evidenceOf({
  answer: { status: 200, headers: {}, body: '{}' },
  seen: { kind: 'accepted', output: {} },
});
const index = new EvidenceIndex(evidence);
const all = index.cases(evidence.report.cases.map(({ id }) => id));
const linesOf = (one: (typeof all)[number]) => {
  const lines = reproduce(one, index);
  if (!lines) throw new Error('no lines');
  return lines;
};

describe('reproduce', () => {
  it('prints no credentials and one line a line', () => {
    for (const one of all) {
      const { setUp, aws = '', curl, look, cleanUp, run } = linesOf(one);
      for (const line of [...setUp, aws, curl, ...look, ...cleanUp, run])
        expect(line).toMatch(/^[\x20-\x7e]*$/);
      expect(curl).not.toMatch(/--user (?!"\$AWS_ACCESS_KEY_ID:(not-)?\$AWS_SECRET_ACCESS_KEY")/);
    }
  });

  it('asks for the address of a target that the run started and stopped, and has it in no other line', () => {
    const { target } = evidence.report;
    const endpoint = 'http://127.0.0.1:40001';
    const started = { ...evidence.report, target: { ...target, endpoint, started: true } };
    const recordings = JSON.parse(
      JSON.stringify(evidence.recordings).replaceAll(target.endpoint ?? '', endpoint),
    );
    const startedIndex = new EvidenceIndex({ ...evidence, report: started, recordings });
    for (const one of startedIndex.cases(started.cases.map(({ id }) => id))) {
      const lines = reproduce(one, startedIndex);
      if (!lines) throw new Error('no lines');
      const { setUp, aws = '', curl, look, cleanUp } = lines;
      expect(setUp.slice(0, 2)).toEqual([expect.stringContaining('Start it again'), `ENDPOINT=${endpoint}`]);
      expect([...setUp.slice(2), aws, curl, ...look, ...cleanUp].join('\n')).not.toContain(endpoint);
      expect(curl).toContain('"$ENDPOINT"');
    }
  });

  it('puts the account of the reader in the place of the one in the report', () => {
    const texts = all.flatMap((one) => linesOf(one).setUp).filter((line) => line.includes('$ACCOUNT'));
    expect(texts.length).toBeGreaterThan(0);
    for (const line of all.flatMap((one) => linesOf(one).setUp)) expect(line).not.toContain('123456789012');
  });

  it('has no line for the AWS CLI where the CLI would not send it', () => {
    const [first] = all;
    if (!first) throw new Error('no case');
    const exchanges = first.recorded.exchanges.map((exchange) => ({ ...exchange, input: { Name: 'x' } }));
    const { aws, withoutAws } = linesOf({ ...first, recorded: { ...first.recorded, exchanges } });
    expect(aws).toBeUndefined();
    expect(withoutAws).toContain('S3BucketName');
  });
});
