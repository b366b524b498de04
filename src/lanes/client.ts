import type { Service, TargetDescription } from '../contract/target.ts';
import { learnSignature } from '../redact/secrets.ts';
import { httpTransport } from './http.ts';
import { sdkOptions } from './sdk-options.ts';
import type { Transport } from './transport.ts';

/** A target as the fixtures reach it: over HTTP, or through a transport where it lives in this process. */
export interface Reachable extends TargetDescription {
  transport?: Transport;
}

/** Options that every AWS client of the fixtures shares. */
export function clientOptions(target: Reachable, service: Service) {
  return {
    ...sdkOptions(target, service),
    // The SDK's own retry waits out throttling, with jitter and as Retry-After says.
    maxAttempts: target.aws ? 8 : 2,
    requestHandler: learning(target.transport ?? httpTransport(target)),
  };
}

/** The same transport; what it signs is a secret from then on. */
function learning(transport: Transport): Transport {
  return {
    handle: (request) => {
      learnSignature(request.headers);
      return transport.handle(request);
    },
    destroy: () => transport.destroy?.(),
  };
}
