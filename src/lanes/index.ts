import type { Sent } from '../../generated/case-table.ts';
import type { TargetDescription } from '../targets/target.ts';
import { SdkLane, type Sending } from './sdk.ts';
import type { Transport } from './transport.ts';
import { WireLane } from './wire.ts';

/** Both ways a request can travel to one target. */
export interface Lanes {
  send(operation: string, sent: Sent): Promise<Sending>;
  close(): void;
}

/** `transport` carries the messages: HTTP for a server, a function for one in process. */
export function openLanes(target: TargetDescription, transport: Transport): Lanes {
  const sdk = new SdkLane(target, transport);
  const wire = new WireLane(target, transport);
  return {
    send: (operation, { lane, input, wire: options }) =>
      lane === 'sdk' ? sdk.send(operation, input ?? {}) : wire.send(operation, input, options),
    close: () => {
      sdk.close();
      transport.destroy?.();
    },
  };
}
