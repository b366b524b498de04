import type { Service, TargetDescription } from '../contract/target.ts';
import { learnSignature } from '../redact/secrets.ts';
import { httpTransport } from './http.ts';
import { sdkOptions } from './sdk-options.ts';
import type { Transport } from './transport.ts';

/** A target with its own transport if it runs in this process; otherwise it is reached over HTTP. */
export interface Reachable extends TargetDescription {
  transport?: Transport;
}

/** Options of every AWS client that provides needs. */
export function clientOptions(target: Reachable, service: Service) {
  return {
    ...sdkOptions(target, service),
    // The SDK retries throttled calls, faults of the server and broken connections with jitter, and obeys Retry-After.
    maxAttempts: target.aws ? 8 : 5,
    requestHandler: recordSignatures(target.transport ?? httpTransport(target)),
  };
}

/** The same transport, but every signature that it sends is redacted from then on. */
function recordSignatures(transport: Transport): Transport {
  return {
    handle: (request) => {
      learnSignature(request.headers);
      return transport.handle(request);
    },
    destroy: () => transport.destroy?.(),
  };
}
