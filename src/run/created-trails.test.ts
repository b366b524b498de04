import { beforeEach, describe, expect, it } from 'vitest';
import type { Exchange } from '../contract/exchange.ts';
import { loadTable } from '../contract/table.ts';
import type { Journal } from '../needs/journal/write.ts';
import { CreatedTrails } from './created-trails.ts';

const RUN = 'abc123';
const NAME = `ctc-${RUN}-one`;
const arnIn = (region: string) => `arn:aws:cloudtrail:${region}:123456789012:trail/${NAME}`;
const ARN = arnIn('us-east-1');

/** What the service lists, and how it answers to a removal. */
let listed: { Name: string; TrailARN?: string }[];
let answer: (name: unknown) => Exchange['seen'];
let sent: string[];
let journal: string[];
let exchanges: Exchange[];
let created: CreatedTrails;

const accepted = (output: Record<string, unknown> = {}): Exchange['seen'] => ({ kind: 'accepted', output });
const notFound: Exchange['seen'] = { kind: 'rejected', code: 'TrailNotFoundException', message: '' };

function exchangeOf(operation: string, input: Record<string, unknown>, seen: Exchange['seen']): Exchange {
  const message = { method: 'POST', url: 'http://t.test/', headers: {}, body: '' };
  return { role: 'before', lane: 'sdk', operation, input, sent: message, seen, at: '', ms: 1 } as Exchange;
}

beforeEach(() => {
  listed = [{ Name: NAME, TrailARN: ARN }];
  answer = () => {
    listed = [];
    return accepted();
  };
  sent = [];
  journal = [];
  exchanges = [];
  const writes = (what: string) => (_kind: string, name: string) => void journal.push(`${what} ${name}`);
  created = new CreatedTrails({
    operations: loadTable().operations,
    runId: RUN,
    journal: () =>
      ({
        created: writes('created'),
        removed: writes('removed'),
        refused: writes('refused'),
      }) as unknown as Journal,
    exchanges,
    send: async (operation, input) => {
      sent.push(`${operation} ${input.Name ?? ''}`.trim());
      const seen = operation === 'DeleteTrail' ? answer(input.Name) : accepted({ trailList: [...listed] });
      const exchange = exchangeOf(operation, input, seen);
      exchanges.push(exchange);
      return exchange;
    },
  });
  created.noteCreate(
    exchangeOf('CreateTrail', { Name: NAME }, accepted({ Name: NAME, TrailARN: ARN })),
    NAME,
    undefined,
  );
  journal = [];
});

/** The case itself removes the trail. */
function removal(Name: string, seen = accepted()): void {
  const exchange = exchangeOf('DeleteTrail', { Name }, seen);
  exchanges.push(exchange);
  created.noteRemoval(exchange, undefined);
}

/** The case itself lists. */
function list(input: Record<string, unknown> = {}): void {
  exchanges.push(exchangeOf('DescribeTrails', input, accepted({ trailList: [...listed] })));
}

describe('a removal by the case', () => {
  it('closes the book once a list no longer has the trail, without a further removal', async () => {
    listed = [];
    removal(NAME);
    expect(journal).toEqual([]);
    await created.remove(undefined);
    expect(sent).toEqual(['DescribeTrails']);
    expect(journal).toEqual([`removed ${NAME}`]);
  });

  it('takes the list that the case read after it', async () => {
    listed = [];
    removal(ARN);
    list();
    await created.remove(undefined);
    expect(sent).toEqual([]);
    expect(journal).toEqual([`removed ${NAME}`]);
  });

  it.each([{ trailNameList: ['other'] }, { includeShadowTrails: false }])(
    'takes no list that may leave the trail out: %j',
    async (input) => {
      removal(NAME);
      exchanges.push(exchangeOf('DescribeTrails', input, accepted({ trailList: [] })));
      await created.remove(undefined);
      expect(sent[0]).toBe('DescribeTrails');
    },
  );

  it.each([
    ['by name', NAME, accepted()],
    ['by ARN', ARN, accepted()],
    ['with not found', ARN, notFound],
  ])('%s that removed nothing is made up for', async (_how, asked, seen) => {
    removal(asked, seen);
    await created.remove(undefined);
    expect(sent).toEqual(['DescribeTrails', `DeleteTrail ${NAME}`, 'DescribeTrails']);
    expect(journal).toEqual([`removed ${NAME}`]);
    expect(created.kept).toBe(0);
  });

  it('is made up for by ARN where the service removes nothing by name', async () => {
    answer = (name) => {
      if (name === ARN) listed = [];
      return accepted();
    };
    removal(NAME);
    await created.remove(undefined);
    expect(sent).toContain(`DeleteTrail ${ARN}`);
    expect(journal).toEqual([`removed ${NAME}`]);
  });

  it('leaves the book open where the service removes nothing at all', async () => {
    answer = () => accepted();
    removal(NAME);
    await created.remove(undefined);
    expect(created.kept).toBe(1);
    expect(journal).toEqual([]);
  });

  it('does not count the shadow of a trail of another Region with the same name', async () => {
    listed = [{ Name: NAME, TrailARN: arnIn('us-west-2') }];
    removal(NAME);
    await created.remove(undefined);
    expect(sent).toEqual(['DescribeTrails']);
    expect(journal).toEqual([`removed ${NAME}`]);
  });

  it('of another trail, or that was refused, says nothing about this one', async () => {
    removal(`${NAME}-two`);
    removal(NAME, { kind: 'rejected', code: 'ConflictException', message: '' });
    expect(created.has(NAME, undefined)).toBe(true);
    await created.remove(undefined);
    expect(sent).toEqual([`DeleteTrail ${NAME}`]);
  });

  it('leaves the name free for a trail of the same name', () => {
    removal(NAME);
    expect(created.has(NAME, undefined)).toBe(false);
    created.noteCreate(exchangeOf('CreateTrail', { Name: NAME }, accepted({ Name: NAME })), NAME, undefined);
    expect(created.has(NAME, undefined)).toBe(true);
  });
});
