import { describe, expect, it } from 'vitest';
import type { Report } from '../../../generated/report.ts';
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

  it('sets each variable that a line uses', () => {
    for (const one of all) {
      const { setUp, aws = '', curl, look, cleanUp } = linesOf(one);
      const lines = [...setUp, aws, curl, ...look, ...cleanUp];
      const isSet = new Set(lines.flatMap((line) => /^(?:export )?(\w+)=/.exec(line)?.[1] ?? []));
      const used = lines.flatMap((line) => [...line.matchAll(/\$\{?([A-Z_]+)/g)].map(([, name]) => name));
      expect(used.filter((name) => name === 'ACCOUNT' && !isSet.has(name))).toEqual([]);
    }
    const [first] = all;
    const [request] = first?.recorded.exchanges ?? [];
    if (!first || !request) throw new Error('no case');
    const ResourceIdList = [`arn:aws:cloudtrail:us-east-1:${evidence.report.target.account}:trail/a`];
    const read = { ...request, role: 'probe' as const, operation: 'ListTags', input: { ResourceIdList } };
    const lines = linesOf({ ...first, recorded: { ...first.recorded, exchanges: [request, read] } });
    expect(lines.look.join()).toContain('$ACCOUNT');
    expect(lines.setUp.join()).toContain('ACCOUNT=$(');
  });

  it('has curl alone where only the form of the answer is wrong, which the AWS CLI does not print', () => {
    const [first] = all;
    const [check] = first?.reported.checks ?? [];
    if (!first || !check) throw new Error('no case');
    const wrong = { ...check, passed: false, level: 'wire' as const, role: 'request' as const };
    const { aws, withoutAws } = linesOf({ ...first, reported: { ...first.reported, checks: [wrong] } });
    expect(aws).toBeUndefined();
    expect(withoutAws).toContain('status');
  });

  it('waits after a step where the case did', () => {
    const [first] = all;
    const [request] = first?.recorded.exchanges ?? [];
    if (!first?.row || !request) throw new Error('no case');
    const step = { ...request, role: 'before' as const, operation: 'StartLogging' };
    const recorded = { ...first.recorded, exchanges: [step, ...first.recorded.exchanges] };
    const row = { ...first.row, before: [{ call: 'StartLogging', waitAfter: 1 }] };
    const { setUp } = linesOf({ ...first, row, recorded });
    const at = setUp.findIndex((line) => line.includes('start-logging'));
    expect(setUp[at + 1]).toBe('sleep 1');
    expect(linesOf({ ...first, recorded }).setUp).not.toContain('sleep 1');
  });

  describe('for a target of its own kind', () => {
    const elsewhere = (target: Partial<Report['target']>) => {
      const own = new EvidenceIndex({
        ...evidence,
        report: { ...evidence.report, target: { ...evidence.report.target, ...target } },
      });
      return own.cases(evidence.report.cases.map(({ id }) => id)).map((one) => {
        const lines = reproduce(one, own);
        if (!lines) throw new Error('no lines');
        return lines;
      });
    };

    it('trusts the authority of the run, whatever the reader trusts otherwise', () => {
      for (const { setUp, curl } of elsewhere({ ca: '~/my "own"/ca.pem' })) {
        expect(setUp).toContain('export AWS_CA_BUNDLE="$HOME/my \\"own\\"/ca.pem"');
        expect(curl).toContain(' --cacert "$AWS_CA_BUNDLE" ');
      }
    });

    it('sends by curl what the AWS CLI would send in a form that the target refuses', () => {
      for (const { aws, withoutAws, cleanUp, look } of elsewhere({ targetForm: 'short' })) {
        expect(aws).toBeUndefined();
        expect(withoutAws).toContain('short form of X-Amz-Target');
        expect([...cleanUp, ...look].filter((line) => line.startsWith('aws cloudtrail '))).toEqual([]);
      }
    });
  });

  it('sends a control that was refused too, and removes what either could leave', () => {
    const [first] = all;
    const request = first?.recorded.exchanges.find(({ role }) => role === 'request');
    if (!first || !request) throw new Error('no case');
    const control = {
      ...request,
      role: 'control' as const,
      input: { ...request.input, Name: 'ctc-control' },
      seen: { kind: 'rejected' as const, code: 'X', message: '' },
    } as unknown as typeof request;
    const exchanges = [...first.recorded.exchanges, control];
    const { look } = linesOf({ ...first, recorded: { ...first.recorded, exchanges } });
    expect(look[0]).toContain('The control');
    expect(look[1]).toContain('ctc-control');
  });
});
