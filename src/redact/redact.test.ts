import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { HttpResponse } from '@smithy/protocol-http';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { oneEndpoint } from '../contract/target.ts';
import { clientOptions } from '../lanes/client.ts';
import { openLanes } from '../lanes/index.ts';
import type { Transport } from '../lanes/transport.ts';
import { mapStrings } from '../text/map-strings.ts';
import { reasonOf } from '../text/reason.ts';
import { AccountMask } from './accounts.ts';
import { redact } from './redact.ts';
import { Secrets } from './secrets.ts';
import { ACCOUNT, CREDENTIALS, FORMS, KEY_FORMS, SECRET_FORMS, secretsIn } from './testing/forms.ts';

const TARGET = {
  name: 'hostile',
  endpoints: oneEndpoint('http://hostile.test'),
  region: 'us-east-1',
  credentials: CREDENTIALS,
};

/** Pieces of an answer: noise and secrets. SIGNATURE stands for the signature of the current request. */
const piece = fc.oneof(
  { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
  ...(
    [
      [Object.values(CREDENTIALS), KEY_FORMS],
      [['SIGNATURE'], SECRET_FORMS],
      [[ACCOUNT, `12${ACCOUNT}`], FORMS],
    ] as const
  ).map(([what, forms]) => ({
    weight: 1,
    arbitrary: fc.record({ what: fc.constantFrom(...what), form: fc.constantFrom(...forms) }),
  })),
);

const answer = fc.record({
  status: fc.constantFrom(200, 400, 403, 500),
  json: fc.boolean(),
  body: fc.array(piece, { maxLength: 8 }),
  header: fc.array(piece, { maxLength: 3 }),
});

type Piece = typeof piece extends fc.Arbitrary<infer P> ? P : never;

function write(pieces: readonly Piece[], signature: string): string {
  return pieces
    .map((one) => (typeof one === 'string' ? one : one.form(one.what === 'SIGNATURE' ? signature : one.what)))
    .join(' ');
}

describe('redact', () => {
  test.each(['sdk', 'wire'] as const)('removes every secret from any answer on the %s lane', async (lane) => {
    const table = loadTable();
    await fc.assert(
      fc.asyncProperty(answer, async ({ status, json, body, header }) => {
        let signature = '';
        const transport: Transport = {
          handle: async ({ headers }) => {
            signature = /Signature=([0-9a-f]{64})/.exec(headers.authorization ?? '')?.[1] ?? '';
            const text = write(body, signature);
            return {
              response: new HttpResponse({
                statusCode: status,
                headers: { [`x-${write(header, signature)}`]: write(header, signature) },
                body: Buffer.from(
                  json ? JSON.stringify({ __type: text, Message: text, Name: text, [text]: [text] }) : text,
                ),
              }),
            };
          },
        };
        const lanes = openLanes(TARGET, transport);
        const sending = await lanes.send('CreateTrail', {
          lane,
          input: { Name: `n-${ACCOUNT}`, S3BucketName: 'b' },
        });
        lanes.close();
        expect(signature).toHaveLength(64);
        const redacted = redact(sending, { credentials: CREDENTIALS, table, account: ACCOUNT });
        // Each text by itself: a letter of one and fifteen of the next are no piece of a secret.
        const written: string[] = [];
        mapStrings(redacted, (text) => {
          written.push(text);
          return text;
        });
        const secrets = [...Object.values(CREDENTIALS), signature, ACCOUNT];
        expect(written.flatMap((text) => secretsIn(text, secrets))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  test('keeps short credentials of an emulator, which are words', () => {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const table = loadTable();
    expect(redact('a test of one test', { credentials, table })).toBe('a test of one test');
  });

  test('keeps the id of an account that an emulator takes for its access key', () => {
    const credentials = { accessKeyId: '222222222222', secretAccessKey: 'test' };
    const lane = new Secrets({ credentials });
    expect(lane.scrubText('arn:aws:sns:us-east-1:222222222222:topic')).toContain('222222222222');
  });

  test('keeps account ids if the user asks for them, but no secrets', () => {
    const value = `${ACCOUNT} ${CREDENTIALS.secretAccessKey}`;
    const table = loadTable();
    expect(redact(value, { credentials: CREDENTIALS, table, account: ACCOUNT, showAccount: true })).toBe(
      `${ACCOUNT} <redacted>`,
    );
  });

  test('removes the keys of a world and the token of a header', () => {
    const worlds = { 'account.member': { credentials: CREDENTIALS } };
    const headers = { 'x-proxy': 'Bearer 0123456789abcdefghij' };
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const text = `${CREDENTIALS.secretAccessKey} ${CREDENTIALS.sessionToken} 0123456789abcdefghij`;
    expect(redact(text, { credentials, worlds, headers })).toBe('<redacted> <redacted> <redacted>');
  });

  test('removes the signature of another client, in an error code too', async () => {
    let signature = '';
    const transport: Transport = {
      handle: async ({ headers }) => {
        signature = /Signature=([0-9a-f]{64})/.exec(headers.authorization ?? '')?.[1] ?? '';
        const body = Buffer.from(JSON.stringify({ __type: signature, message: btoa(signature) }));
        return { response: new HttpResponse({ statusCode: 400, headers: {}, body }) };
      },
    };
    const client = new KMSClient(clientOptions({ ...TARGET, transport }, 'kms'));
    const error = await client.send(new ListKeysCommand({})).catch((thrown: unknown) => thrown);
    client.destroy();
    expect(signature).toHaveLength(64);
    expect(secretsIn(redact(reasonOf(error), TARGET), [signature])).toEqual([]);
  });
});

const accountId = fc.nat(999_999_999).map((number) => `${number}`.padStart(12, '0'));

describe('the mask of account ids', () => {
  test('maps each id to its own twelve digits', () => {
    fc.assert(
      fc.property(fc.uniqueArray(accountId, { minLength: 1, maxLength: 9 }), (ids) => {
        const mask = new AccountMask(ids[0]);
        const masked = ids.map((id) => mask.apply(`arn:aws:sns:us-east-1:${id}:t`));
        expect(new Set(masked).size).toBe(ids.length);
        for (const arn of masked) expect(arn).toMatch(/^arn:aws:sns:us-east-1:\d{12}:t$/);
        expect(ids.map((id) => mask.apply(`arn:aws:sns:us-east-1:${id}:t`))).toEqual(masked);
      }),
    );
  });

  test('leaves digests and the example ids of the case table', () => {
    const digest = `a${'123456789012'}b${'0'.repeat(50)}`;
    expect(new AccountMask(undefined, ['999999999999']).apply(`${digest} 999999999999`)).toBe(
      `${digest} 999999999999`,
    );
  });

  test('masks an account that looks like a mask', () => {
    expect(new AccountMask('000000000001').apply('000000000001')).toBe('000000000002');
  });
});

test('keeps a key such as __proto__', () => {
  const hostile = JSON.parse('{"__proto__":{"polluted":"yes"}}') as object;
  const mapped = mapStrings(hostile, (text) => text);
  expect(Object.hasOwn(mapped, '__proto__')).toBe(true);
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});
