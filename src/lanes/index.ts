import type { RequestTemplate } from '../../generated/case-table.ts';
import type { TargetDescription } from '../contract/target.ts';
import { learnSignature, Secrets } from '../redact/secrets.ts';
import { SdkLane, type Sending } from './sdk.ts';
import type { Transport } from './transport.ts';
import { WireLane } from './wire.ts';

/** Both ways to send a request to one target. */
export interface Lanes {
  /** @param expected error codes that the caller wants to see; {@link withRetry} doesn't retry them */
  send(operation: string, sent: RequestTemplate, expected?: readonly string[]): Promise<Sending>;
  close(): void;
}

/**
 * `transport` carries the messages: HTTP for a server, a function for one in process. The result contains neither
 * the target's credentials nor a signature, even if the target echoes them.
 */
export function openLanes(target: TargetDescription, transport: Transport): Lanes {
  const secrets = new Secrets(target);
  const recordingSecrets: Transport = {
    handle: (request) => {
      learnSignature(request.headers);
      return transport.handle(request);
    },
  };
  const sdk = new SdkLane(target, recordingSecrets);
  let url: Promise<URL> | undefined;
  // The wire lane asks the SDK, so that both use the same endpoint for every partition, profile and environment.
  const wire = new WireLane(target, recordingSecrets, () => {
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
