import type { Capability } from '../../generated/report.ts';
import type { Reachable } from '../lanes/client.ts';
import type { Transport } from '../lanes/transport.ts';
import { reasonOf } from '../text/reason.ts';
import { getObject } from './transport.ts';

const NAME = 'world-protocol';
const PATH = '/_conformance/worlds';

/** Whether a target serves the world protocol. AWS does not, and would get a stray request. */
export async function probeWorlds(
  { aws, endpoints: { cloudtrail } }: Reachable,
  transport: Transport,
): Promise<Capability> {
  if (cloudtrail === undefined || aws) {
    return {
      name: NAME,
      has: false,
      detail: 'AWS has none',
      remedy: 'describe under worlds how to be in one',
    };
  }
  const remedy = 'serve the world protocol, or describe under worlds how to be in one';
  const missing = (what: string) => ({ name: NAME, has: false, detail: `GET ${PATH}: ${what}`, remedy });
  try {
    const { status, body } = await getObject(cloudtrail, PATH, transport);
    if (status !== 200) return missing(`status ${status}`);
    const { worlds } = body ?? {};
    return Array.isArray(worlds)
      ? { name: NAME, has: true, detail: `${worlds.length} worlds` }
      : missing('no list of worlds');
  } catch (error) {
    return missing(reasonOf(error));
  }
}
