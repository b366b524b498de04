import type { RequestTemplate } from '../../generated/case-table.ts';
import type { TargetDescription } from '../../src/contract/target.ts';
import {
  type DirectAnswer,
  type DirectRequest,
  type Handle,
  inProcessTransport,
} from '../../src/lanes/in-process.ts';
import { type Lanes, openLanes } from '../../src/lanes/index.ts';
import type { Sending } from '../../src/lanes/sdk.ts';
import { atOnce } from '../../src/needs/at-once.ts';
import { inProcessTarget } from '../../src/session/testing/in-process.ts';

interface Flight {
  request?: DirectRequest;
  answer?: DirectAnswer;
}

/**
 * The lanes of a run over many mutants. All of them get the same requests, and most of their answers are the same: what
 * the SDK makes of a request (the signed message) and of an answer (members or error) is remembered, so that it is paid
 * once and not once for every mutant. Both depend only on their input. The answer itself is never remembered.
 */
export class MemoLanes implements Lanes {
  readonly #lanes: Lanes;
  /** What the SDK has under way: one message at a time, so that its request is known by that. */
  #flight: Flight | undefined;
  readonly #alone = atOnce(1);
  readonly #requests = new Map<string, { request: DirectRequest; sent: Sending['sent'] }>();
  readonly #readings = new Map<string, Sending['seen']>();
  #handle: Handle;

  /** @param elsewhere Region and credentials, where they are not those of the run */
  constructor(handle: Handle, { region, credentials }: Partial<TargetDescription> = {}) {
    this.#handle = handle;
    const transport = inProcessTransport(async (request) => {
      const flight = this.#flight;
      if (!flight) return this.#handle(request);
      flight.request = request;
      flight.answer ??= await this.#handle(request);
      return flight.answer;
    });
    const elsewhere = { ...(region ? { region } : {}), ...(credentials ? { credentials } : {}) };
    this.#lanes = openLanes({ ...inProcessTarget(transport), ...elsewhere }, transport);
  }

  /** From now on requests go to this function. */
  aim(handle: Handle): void {
    this.#handle = handle;
  }

  async send(operation: string, sent: RequestTemplate): Promise<Sending> {
    const asked = JSON.stringify([operation, sent]);
    const known = this.#requests.get(asked);
    const answer = known && (await this.#handle(known.request));
    const key = answer && keyOf(asked, answer);
    const seen = key && this.#readings.get(key);
    if (known && answer && seen) return { sent: known.sent, answer: describe(answer), seen };
    const flight: Flight = answer ? { answer } : {};
    const sending = await this.#alone(() => {
      this.#flight = flight;
      return this.#lanes.send(operation, sent);
    });
    if (flight.request && flight.answer) {
      this.#requests.set(asked, { request: flight.request, sent: sending.sent });
      this.#readings.set(keyOf(asked, flight.answer), sending.seen);
    }
    return sending;
  }

  close(): void {
    this.#lanes.close();
  }
}

/** What reading an answer depends on; request id and date are not among it. */
function keyOf(asked: string, { status, headers, body }: DirectAnswer): string {
  const { 'x-amzn-requestid': _id, date: _date, ...rest } = headers;
  return JSON.stringify([
    asked,
    status,
    rest,
    typeof body === 'string' ? body : Buffer.from(body).toString(),
  ]);
}

function describe({ status, headers, body }: DirectAnswer): Sending['answer'] {
  return {
    status,
    headers: { ...headers },
    body: typeof body === 'string' ? body : Buffer.from(body).toString(),
  };
}
