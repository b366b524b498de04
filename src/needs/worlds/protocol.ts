import { HttpRequest } from '@smithy/protocol-http';
import { parseObject } from '../../contract/answer.ts';
import { readBody, type Transport } from '../../lanes/transport.ts';
import { probeTransport } from '../../probe/transport.ts';
import { reasonOf } from '../../text/reason.ts';
import type { WayIn } from './world.ts';

const PATH = '/_conformance/worlds/';
/** Times that a target is asked to enter or to leave a world, where no clear answer comes. */
const MOST_ASKS = 4;

const NOT_IMPLEMENTED = 501;

/** An answer that is none to the request for a world. */
class NoSuchAnswer extends Error {
  readonly status: number;

  constructor(status: number, message = `this world is not served, status ${status}`) {
    super(message);
    this.status = status;
  }

  /** Whether it is an answer of its own, and no fault that may pass. */
  get isClear(): boolean {
    return this.status < 500 || this.status === NOT_IMPLEMENTED;
  }

  /** Whether it is the target's clear no, after which nothing has changed. */
  get isRefusal(): boolean {
    return this.status >= 400 && this.isClear;
  }
}

/**
 * The world protocol (docs/world-protocol.md): `PUT` enters, `DELETE` leaves. Only an endpoint of the user's own is
 * asked; AWS would get a stray request.
 */
export const byProtocol: WayIn = async (world, target) => {
  const { cloudtrail } = target.endpoints;
  if (cloudtrail === undefined || target.aws) return undefined;
  const transport = probeTransport(target);
  const done = () => {
    if (transport !== target.transport) transport.destroy?.();
  };
  try {
    await askUntilClear('PUT', world, cloudtrail, transport);
  } catch (error) {
    // An answer that was lost or late may be of a target that is in the world now, for every case to come.
    if (!(error instanceof NoSuchAnswer && error.isRefusal))
      await askUntilClear('DELETE', world, cloudtrail, transport).catch(() => {});
    done();
    throw error;
  }
  return {
    by: 'world protocol',
    leave: async () => {
      try {
        await askUntilClear('DELETE', world, cloudtrail, transport);
      } catch (error) {
        throw new Error(`the target did not leave the world ${world} (${reasonOf(error)})`);
      } finally {
        done();
      }
    },
  };
};

/**
 * Enters or leaves, and asks again where no clear answer comes: a world that stays spoils every case to come, and one that
 * was not entered for a fault that passes leaves its cases to a way that knows less of it.
 */
async function askUntilClear(
  method: 'PUT' | 'DELETE',
  world: string,
  endpoint: string,
  transport: Transport,
): Promise<void> {
  for (let asked = 1; ; asked += 1) {
    try {
      return await ask(method, world, endpoint, transport);
    } catch (error) {
      if ((error instanceof NoSuchAnswer && error.isClear) || asked === MOST_ASKS) throw error;
    }
  }
}

/**
 * Asks the endpoint to enter or leave. An emulator without the protocol answers in its own way; one that answers everything
 * with 200 must not pass for one that knows worlds, so the answer has to name the world.
 * @throws NoSuchAnswer with what was answered instead, or why nothing was
 */
async function ask(method: string, world: string, endpoint: string, transport: Transport): Promise<void> {
  const { protocol, hostname, port, host } = new URL(endpoint);
  const request = new HttpRequest({
    method,
    protocol,
    hostname,
    port: port ? Number(port) : undefined,
    path: `${PATH}${encodeURIComponent(world)}`,
    headers: { host, 'content-length': '0' },
  });
  const { response } = await transport.handle(request);
  const body = parseObject(new TextDecoder().decode(await readBody(response.body)));
  if (response.statusCode !== 200) throw new NoSuchAnswer(response.statusCode);
  if (body?.name !== world) throw new NoSuchAnswer(200, 'status 200, but no such world');
}
