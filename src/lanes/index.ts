import type { RequestTemplate } from '../../generated/case-table.ts';
import type { TargetDescription } from '../contract/target.ts';
import { learnSignature, Secrets } from '../redact/secrets.ts';
import { SdkLane, type Sending } from './sdk.ts';
import type { Transport } from './transport.ts';
import { WireLane } from './wire.ts';

/** Both ways a request can travel to one target. */
export interface Lanes {
  /** `expected` are the error codes that the caller wants to see; patient lanes don't wait them out. */
  send(operation: string, sent: RequestTemplate, expected?: readonly string[]): Promise<Sending>;
  close(): void;
}

/**
 * `transport` carries the messages: HTTP for a server, a function for one in process. What comes back holds no secret
 * of the target's credentials and no signature, whatever the target says back.
 */
export function openLanes(target: TargetDescription, transport: Transport): Lanes {
  const secrets = new Secrets(target);
  const learning: Transport = {
    handle: (request) => {
      learnSignature(request.headers);
      return transport.handle(request);
    },
  };
  const sdk = new SdkLane(target, learning);
  let url: Promise<URL> | undefined;
  // Both lanes go to the same place, whatever partition, profile and environment say of it.
  const wire = new WireLane(target, learning, () => {
    url ??= sdk.url();
    return url;
  });
  return {
    send: async (operation, { lane, input, wire: options }) =>
      secrets.scrub(
        lane === 'sdk' ? await sdk.send(operation, input ?? {}) : await wire.send(operation, input, options),
      ),
    close: () => {
      sdk.close();
      transport.destroy?.();
    },
  };
}
