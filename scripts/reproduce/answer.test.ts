import { describe, expect, it } from 'vitest';
import { cliAnswer, curlAnswer, recordedAnswer } from './answer.ts';
import { isSame, type Redone } from './reproduce.ts';

const recorded = (status: number, body: string) =>
  recordedAnswer(
    { answer: { status, headers: {}, body }, seen: { kind: 'accepted', output: {} } },
    'aws cloudtrail get-trail --cli-input-json \'{"Name":"ctc-own"}\'',
  );
const curl = (status: number, body: string) =>
  curlAnswer(`HTTP/1.1 ${status} Something\r\ncontent-type: text/plain\r\n\r\n${body}`);
const redone = (change: Partial<Redone>): Redone => ({
  ...{ id: 'x', by: 'curl', recorded: recorded(200, '{}'), told: curl(200, '{}'), failed: [], left: [] },
  ...change,
});

describe('an answer', () => {
  it('is the same with other times, ids and accounts, and members in another order', () => {
    const body = (account: string, time: number) => ({ Name: 'ctc-own', Arn: `a:${account}:b`, Time: time });
    const { Name, Arn, Time } = body('123456789012', 1);
    const told = curl(200, `${JSON.stringify({ Time, Arn, Name })}\n`);
    expect(recorded(200, JSON.stringify(body('000000000000', 2)))).toEqual(told);
  });

  it('has no trails of other cases of the run', () => {
    const list = '{"trailList":[{"Name":"ctc-own"},{"Name":"ctc-other"}]}';
    expect(recorded(200, list)).toEqual(curl(200, '{"trailList":[{"Name":"ctc-own"}]}'));
    expect(recorded(200, list)).not.toEqual(curl(200, '{"trailList":[]}'));
  });

  it('is another one with another status, code or value', () => {
    const told = [curl(400, '{}'), curl(200, '{"a":1}'), curl(200, '{"__type":"a#B","message":""}')];
    for (const one of told) expect(isSame(redone({ told: one }))).toBe(false);
    expect(isSame(redone({ told: cliAnswer('{}') }))).toBe(true);
    const refused = 'An error occurred (B) when calling the GetTrail operation: no';
    expect(isSame(redone({ told: cliAnswer(refused) }))).toBe(false);
  });

  it('of a page of HTML is the page', () => {
    expect(recorded(500, '<h1>500</h1>\n')).toEqual(curl(500, '<h1>500</h1>'));
  });
});

it('is not the same where a line failed or something is left', () => {
  expect(isSame(redone({}))).toBe(true);
  expect(isSame(redone({ failed: ['aws s3 rb'] }))).toBe(false);
  expect(isSame(redone({ left: ['bucket a'] }))).toBe(false);
  const control = { recorded: recorded(200, '{}'), told: curl(400, '{"__type":"X"}') };
  expect(isSame(redone({ control }))).toBe(false);
});
