import { HttpRequest } from '@smithy/protocol-http';
import type { Capability } from '../../generated/report.ts';
import { parseObject } from '../contract/answer.ts';
import type { Reachable } from '../lanes/client.ts';
import { readBody, type Transport } from '../lanes/transport.ts';
import { reasonOf } from '../text/reason.ts';

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
  const { protocol, hostname, port, host } = new URL(cloudtrail);
  const address = { protocol, hostname, ...(port ? { port: Number(port) } : {}) };
  try {
    const request = new HttpRequest({ method: 'GET', ...address, path: PATH, headers: { host } });
    const { response } = await transport.handle(request);
    if (response.statusCode !== 200) return missing(`status ${response.statusCode}`);
    const { worlds } = parseObject(new TextDecoder().decode(await readBody(response.body))) ?? {};
    return Array.isArray(worlds)
      ? { name: NAME, has: true, detail: `${worlds.length} worlds` }
      : missing('no list of worlds');
  } catch (error) {
    return missing(reasonOf(error));
  }
}
