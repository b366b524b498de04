import { HttpRequest } from '@smithy/protocol-http';
import type { CaseTable } from '../../generated/case-table.ts';
import { parseObject } from '../contract/answer.ts';
import { creatingOperations } from '../contract/operations.ts';
import type { Reachable } from '../lanes/client.ts';
import { httpTransport } from '../lanes/http.ts';
import { type Lanes, openLanes } from '../lanes/index.ts';
import { repeatFaults } from '../lanes/repeat-faults.ts';
import { readBody, type Transport } from '../lanes/transport.ts';

/** Milliseconds that a probe waits: a target without the thing may never answer. */
const PROBE_TIMEOUT_MS = 5_000;

/** The transport of a target for probes, with a deadline of their own. */
export function probeTransport(target: Reachable): Transport {
  return target.transport ?? httpTransport({ ...target, requestTimeout: PROBE_TIMEOUT_MS });
}

/** Lanes for probes: a fault that passes says nothing about the target. */
export function probeLanes(
  target: Reachable,
  table: CaseTable,
  transport: Transport = probeTransport(target),
): Lanes {
  return repeatFaults(openLanes(target, transport), { once: creatingOperations(table) });
}

/**
 * What an endpoint answers to an unsigned GET of a path: its status, and its body where that is an object.
 * @throws Error where nothing answers
 */
export async function getObject(
  endpoint: string,
  path: string,
  transport: Transport,
): Promise<{ status: number; body: Record<string, unknown> | undefined }> {
  const { protocol, hostname, port, host } = new URL(endpoint);
  const address = { protocol, hostname, ...(port ? { port: Number(port) } : {}) };
  const request = new HttpRequest({ method: 'GET', ...address, path, headers: { host } });
  const { response } = await transport.handle(request);
  const body = parseObject(new TextDecoder().decode(await readBody(response.body)));
  return { status: response.statusCode, body };
}
