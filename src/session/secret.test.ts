import { expect, test } from 'vitest';
import { secretOf } from '../contract/secret.ts';
import { loadTable } from '../contract/table.ts';
import { inProcessTransport } from '../lanes/in-process.ts';
import { redact } from '../redact/redact.ts';
import { createReference } from '../reference/index.ts';
import { runConformance } from './conformance.ts';
import { inProcessTarget } from './testing/in-process.ts';

const only = ['InvalidTrailNameException/name-length-*', 'InvalidKmsKeyIdException/*', 'Response/smallest'];

/** Everything that a target is sent in a run, as one text, and the secret of the run. */
async function sentBy(secret: string | undefined): Promise<{ sent: string; used: string }> {
  const { handle } = createReference();
  const sent: string[] = [];
  const target = inProcessTarget(
    inProcessTransport((request) => {
      sent.push(request.path, JSON.stringify(request.headers), new TextDecoder().decode(request.body));
      return handle(request);
    }),
  );
  const { report, facts } = await runConformance({ target, only, runId: 'hidden', secret });
  expect(report.leaks).toEqual([]);
  expect(report.run.secret).toBe(facts.secret);
  return { sent: sent.join('\n'), used: facts.secret };
}

const namesIn = (sent: string) => new Set(sent.match(/ctc-hidden-[0-9a-f]{10}/g));

test('the secret of a run is in no request, and without it no name follows from the run id', async () => {
  const first = await sentBy(undefined);
  const second = await sentBy(undefined);
  expect(first.used).not.toBe(second.used);
  expect(first.sent).not.toContain(first.used);
  expect(namesIn(first.sent).size).toBeGreaterThan(5);
  const both = [...namesIn(first.sent)].filter((name) => namesIn(second.sent).has(name));
  expect(both).toEqual([]);
});

test('the same run id and secret send the same names', async () => {
  const names = async () => [...namesIn((await sentBy('told')).sent)].sort();
  expect(await names()).toEqual(await names());
});

test('no secret looks like something to redact', () => {
  const { credentials } = inProcessTarget(inProcessTransport(createReference().handle));
  for (let count = 0; count < 100; count += 1) {
    const secret = secretOf();
    expect(secret).toMatch(/^[a-p]{64}$/);
    expect(redact({ secret }, { credentials, table: loadTable(), account: '123456789012' })).toEqual({
      secret,
    });
  }
});
