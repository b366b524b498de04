import { HttpResponse } from '@smithy/protocol-http';
import type { RequestTemplate } from '../../generated/case-table.ts';
import type { AnswerMessage } from '../contract/exchange.ts';
import { oneEndpoint, type TargetForm } from '../contract/target.ts';
import { openLanes } from '../lanes/index.ts';
import type { Sending } from '../lanes/sdk.ts';

/** Sends requests by the lanes of a run, and answers each with an answer that was recorded. Nothing leaves the process. */
export interface Sender {
  send(operation: string, sent: RequestTemplate, answer: AnswerMessage | undefined): Promise<Sending>;
  close(): void;
}

/** Senders by where the requests would go; one is opened for each place, as that costs more than many requests. */
export class Senders {
  readonly #open = new Map<string, Sender>();
  readonly #targetForm: TargetForm | undefined;

  /** @param targetForm the only form of X-Amz-Target that the target accepted, if it was so */
  constructor(targetForm?: TargetForm) {
    this.#targetForm = targetForm;
  }

  to(url: string): Sender {
    const sender = this.#open.get(url) ?? openSender(url, this.#targetForm);
    this.#open.set(url, sender);
    return sender;
  }

  close(): void {
    for (const sender of this.#open.values()) sender.close();
  }
}

function openSender(url: string, targetForm: TargetForm | undefined): Sender {
  let given: AnswerMessage | undefined;
  const lanes = openLanes(
    {
      name: 'recording',
      endpoints: oneEndpoint(url),
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      ...(targetForm ? { targetForm } : {}),
    },
    {
      handle: async () => {
        if (!given) throw new Error('no answer is recorded');
        const { status, headers, body } = given;
        return { response: new HttpResponse({ statusCode: status, headers, body: Buffer.from(body) }) };
      },
    },
  );
  return {
    // One after the other: what is given answers the request under way.
    send: (operation, sent, answer) => {
      given = answer;
      return lanes.send(operation, sent);
    },
    close: () => lanes.close(),
  };
}
