import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { oneEndpoint, type TargetDescription } from '../../src/contract/target.ts';
import type { DirectAnswer, DirectRequest, Handle } from '../../src/lanes/in-process.ts';
import { byOtherSignature } from '../../src/needs/worlds/other-signature.ts';
import { otherRegion } from '../../src/probe/preflight.ts';
import { createReference, type ReferenceOptions } from '../../src/reference/index.ts';
import { type Clients, clientsOf } from '../../src/reference/testing/clients.ts';
import { inventoryOf, trailsOf } from '../../src/reference/testing/inventory.ts';
import { actionOf, createdBy, denialOf, isChange, namedIn } from './asked.ts';
import { addForeign, FAR_REGIONS, type Foreign } from './foreign.ts';

/** A target behind a gate that sees each request before it takes effect, and before it is answered. */
export interface Place {
  url: string;
  target: TargetDescription;
  /** How many creates have taken effect. */
  creates(): number;
  /** Called with the number of the create, from 1; the answer waits for it. */
  atCreate(listener: (count: number, what: string) => void): void;
  /** Called for each request when it comes, and again when it has taken effect and is not answered yet. */
  atRequest(listener: (what: string, hasTakenEffect: boolean) => void): void;
  /** Everything there is, by kind and name, sorted; with what is in the other Region and the other account of the cases. */
  inventory(): Promise<string[]>;
  /** Puts resources of others there, `copies` of each kind, some of which look like ours. */
  addForeign(copies?: number, runId?: string): Promise<void>;
  /** Requests since then that would change something of others, as method or action and what they name. */
  touched(): string[];
  /** Resolves when every request that came has taken effect. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };
const REGION = 'us-east-1';

/** @param served what answers behind the gate: a reference with these options, or a function */
export async function openPlace(served: ReferenceOptions | Handle = {}): Promise<Place> {
  const handle = typeof served === 'function' ? served : createReference(served).handle;
  let count = 0;
  let foreign: Foreign = { names: [], denied: [] };
  const touched: string[] = [];
  let armed: (count: number, what: string) => void = () => {};
  let heard: (what: string, hasTakenEffect: boolean) => void = () => {};
  const pending = new Set<Promise<void>>();

  async function answer(request: DirectRequest): Promise<DirectAnswer> {
    const victim = namedIn(request, foreign.names);
    if (victim !== undefined && isChange(request)) touched.push(`${actionOf(request)} ${victim}`);
    const isDenied = namedIn(request, foreign.denied) !== undefined;
    heard(actionOf(request), false);
    const given = isDenied ? denialOf(request) : await handle(request);
    heard(actionOf(request), true);
    const what = createdBy(request);
    if (what !== undefined && given.status === 200) {
      count += 1;
      armed(count, what);
    }
    return given;
  }

  const server = createServer((incoming, out) => {
    const serve = async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const { method = 'GET', url: path = '/' } = incoming;
      const headers = incoming.headers as Record<string, string>;
      const given = await answer({ method, path, headers, body: Buffer.concat(chunks) });
      out.writeHead(given.status, given.headers).end(given.status === 204 ? undefined : given.body);
    };
    // Who asked may have been killed meanwhile.
    const served = serve().catch(() => void out.destroy());
    pending.add(served);
    void served.finally(() => pending.delete(served));
  });
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const target = { name: url, endpoints: oneEndpoint(url), region: REGION, credentials: CREDENTIALS };
  const open = new Map<string, Clients>();
  /** Clients that pass by the gate. */
  const clientsIn = ({ region, credentials }: Pick<TargetDescription, 'region' | 'credentials'>) => {
    const { accessKeyId: key, secretAccessKey: secret, sessionToken: token } = credentials;
    const id = `${region} ${key}`;
    const clients =
      open.get(id) ?? clientsOf({ handle }, { region, key, secret, ...(token ? { token } : {}) });
    open.set(id, clients);
    return clients;
  };
  const here = clientsIn(target);
  const elsewhere = clientsIn({ ...target, region: otherRegion(REGION) });
  const far = FAR_REGIONS.map((region) => clientsIn({ ...target, region }));
  let inOtherAccount: Promise<Clients | undefined> | undefined;
  const otherAccount = async () => {
    const entered = await byOtherSignature('account.other', target).catch(() => undefined);
    return entered?.target && clientsIn(entered.target);
  };
  return {
    url,
    target,
    creates: () => count,
    atCreate: (listener) => {
      armed = listener;
    },
    atRequest: (listener) => {
      heard = listener;
    },
    inventory: async () => {
      inOtherAccount ??= otherAccount();
      const there = await inOtherAccount;
      const inRegion = await inventoryOf(elsewhere);
      const inFarRegions = await Promise.all(far.map((clients) => trailsOf(clients)));
      return [
        ...(await inventoryOf(here)),
        ...inFarRegions.flat().map((one) => `${one} far away`),
        // Buckets and roles are those of all Regions.
        ...inRegion.filter((one) => !/^(?:bucket|role) /.test(one)).map((one) => `${one} elsewhere`),
        ...(there ? (await inventoryOf(there)).map((one) => `${one} of another account`) : []),
      ];
    },
    addForeign: async (copies = 1, runId = 'ffffff') => {
      foreign = await addForeign(here, { copies, runId, elsewhere: [elsewhere, ...far] });
    },
    touched: () => [...touched],
    settled: async () => void (await Promise.all(pending)),
    close: async () => {
      for (const client of [...open.values()].flatMap((clients) => Object.values(clients))) client.destroy();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
