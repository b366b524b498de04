import { httpTransport } from '../../lanes/http.ts';
import { openLanes } from '../../lanes/index.ts';
import { type NeedKind, none } from '../kind.ts';

/** A trait of the target: whether it checks signatures. Nothing is created for it. */
export const signatures: NeedKind = {
  kind: 'signatures',
  takesSlot: none,
  alsoCreates: none,
  remedy: 'turn on the checking of signatures in the target, where it has that',
  follows: none,
  trait: async ({ target, table: { service, operations }, onCall }) => {
    const lanes = openLanes(target, target.transport ?? httpTransport(target));
    onCall?.(`${service.toLowerCase()}:${operations.list}`);
    try {
      const { seen } = await lanes.send(operations.list, {
        lane: 'wire',
        input: {},
        wire: { signature: 'wrong' },
      });
      if (seen.kind === 'accepted') throw new Error('a read with a wrong signature was accepted');
      return { id: 'checked' };
    } finally {
      lanes.close();
    }
  },
  open: none,
  // A read of the service under test, which a run may call in any case.
  statements: none,
  sweepStatements: none,
  cost: none,
  byHand: { lines: () => ({ setUp: [], cleanUp: [], variables: [] }), setPolicy: none, given: none },
};
