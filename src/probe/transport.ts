import type { Reachable } from '../lanes/client.ts';
import { httpTransport } from '../lanes/http.ts';
import type { Transport } from '../lanes/transport.ts';

/** Milliseconds that a probe waits: a target without the thing may never answer. */
const PROBE_TIMEOUT_MS = 5_000;

/** The transport of a target for probes, with a deadline of their own. */
export function probeTransport(target: Reachable): Transport {
  return target.transport ?? httpTransport({ ...target, requestTimeout: PROBE_TIMEOUT_MS });
}
