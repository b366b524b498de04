import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import { getEndpointFromInstructions } from '@smithy/core/endpoints';
import { HttpRequest, HttpResponse } from '@smithy/protocol-http';
import { isTooDeep, unreadable } from '../contract/answer.ts';
import type { AnswerMessage, Earlier, Seen, SentMessage } from '../contract/exchange.ts';
import type { TargetDescription } from '../contract/target.ts';
import { reasonOf } from '../text/reason.ts';
import { sdkOptions } from './sdk-options.ts';
import { inTargetForm } from './target-form.ts';
import { describeAnswer, describeRequest, readBody, type Transport } from './transport.ts';

/** The result of one request. */
export interface Sending {
  sent: SentMessage;
  answer?: AnswerMessage;
  seen: Seen;
  /** Earlier attempts that met a fault of the server or a broken connection. */
  earlier?: Earlier[];
}

type Command = ConstructorParameters<typeof cloudtrail.CreateTrailCommand>[0];
type AnyCommand = cloudtrail.CreateTrailCommand;
type CommandClass = new (input: Command) => AnyCommand;

/** The messages of one call under way. */
type Flight = Pick<Sending, 'sent' | 'answer'>;

/** Sends operations through the AWS SDK and records the messages that went over the wire. */
export class SdkLane {
  readonly #client: cloudtrail.CloudTrailClient;
  /** Calls under way by their input, the only object that the SDK passes through all its layers unchanged. */
  readonly #flights = new WeakMap<object, Flight>();

  constructor(target: TargetDescription, transport: Transport) {
    this.#client = new cloudtrail.CloudTrailClient({
      ...sdkOptions(target, 'cloudtrail'),
      requestHandler: transport,
      // A retry would hide the first answer, and that is the one to judge.
      maxAttempts: 1,
      // Without it the SDK builds the stack for each call, which costs as much as the call itself.
      cacheMiddleware: true,
    });
    inTargetForm(this.#client, target);
    // The innermost layer: it sees the request after signing and the response before parsing.
    this.#client.middlewareStack.add(
      (next) => async (args) => {
        const flight = this.#flights.get(args.input);
        if (flight && HttpRequest.isInstance(args.request)) flight.sent = await describeRequest(args.request);
        const result = await next(args);
        if (flight && HttpResponse.isInstance(result.response)) {
          const body = await readBody(result.response.body);
          flight.answer = describeAnswer(result.response, body);
          // The SDK reads level by level.
          if (isTooDeep(flight.answer.body)) throw new Error('the body has too many levels');
          result.response.body = body;
        }
        return result;
      },
      { step: 'deserialize', priority: 'low', name: 'record' },
    );
  }

  /** @throws Error if the installed SDK lacks the operation. */
  async send(operation: string, input: Record<string, unknown>): Promise<Sending> {
    const command = new (commandClass(operation))({ ...input } as unknown as Command);
    const flight: Flight = { sent: { method: 'POST', url: '', headers: {}, body: '' } };
    this.#flights.set(command.input, flight);
    try {
      const { $metadata: _, ...output } = await this.#client.send(command);
      return { ...flight, seen: { kind: 'accepted', output: withSeconds(output) } };
    } catch (error) {
      return { ...flight, seen: seenOf(error, flight.answer) };
    }
  }

  /** The target's endpoint, or the one that the SDK derives from Region, partition, profile and environment. */
  async url(): Promise<URL> {
    const { CreateTrailCommand } = cloudtrail;
    return (await getEndpointFromInstructions({}, CreateTrailCommand, this.#client.config)).url;
  }

  close(): void {
    this.#client.destroy();
  }
}

/** Times as the wire has them, in seconds since 1970: a recording is JSON, which has no dates. */
function withSeconds(output: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(output).map(([member, value]) => [
      member,
      value instanceof Date ? value.getTime() / 1000 : value,
    ]),
  );
}

function commandClass(operation: string): CommandClass {
  const found = (cloudtrail as unknown as Record<string, CommandClass | undefined>)[`${operation}Command`];
  if (!found) throw new Error(`@aws-sdk/client-cloudtrail has no operation ${operation}`);
  return found;
}

function seenOf(error: unknown, answer: AnswerMessage | undefined): Seen {
  const reason = reasonOf(error);
  if (!answer) return { kind: 'no-answer', reason };
  if (error instanceof cloudtrail.CloudTrailServiceException && error.name !== 'SyntaxError') {
    // The SDK passes on what the body has, which may be of any type.
    const { name, message } = error as { name: unknown; message: unknown };
    if (typeof name === 'string')
      return { kind: 'rejected', code: name, ...(typeof message === 'string' ? { message } : {}) };
    return unreadable(answer, `status ${answer.status} with an error type that is not a string`);
  }
  return unreadable(answer, reason);
}
