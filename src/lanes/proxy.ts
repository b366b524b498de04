import { isThisMachine, type Proxies } from '../contract/target.ts';
import { reasonOf } from '../text/reason.ts';

const DEFAULT_PORT: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

/** The parts of a request that say where it goes. */
export interface Destination {
  protocol: string;
  hostname: string;
  /** Empty for that of the scheme. */
  port?: number | string | undefined;
}

/** The proxy that a request goes through; undefined for one that is sent directly, as everything to this machine is. */
export function proxyFor({ protocol, hostname, port }: Destination, proxies?: Proxies): string | undefined {
  if (proxies === undefined || isThisMachine(hostname)) return undefined;
  const host = hostname.toLowerCase();
  const at = Number(port) || DEFAULT_PORT[protocol];
  if (proxies.except.some((entry) => isExcepted(entry, host, at))) return undefined;
  return protocol === 'https:' ? proxies.https : proxies.http;
}

/** An entry of NO_PROXY: every host, or a host with all below it, with or without a port. */
function isExcepted(entry: string, host: string, port: number | undefined): boolean {
  if (entry === '*') return true;
  const [, name = '', at] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  if (at !== undefined && Number(at) !== port) return false;
  const domain = name.replace(/^\*?\./, '');
  return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}

/** Agents that go through a proxy. Loaded only here: most runs need none. */
export async function agentsOf(proxy: string, options: object, ca: string | undefined) {
  const [{ HttpProxyAgent }, { HttpsProxyAgent }] = await Promise.all([
    import('http-proxy-agent'),
    import('https-proxy-agent'),
  ]);
  const httpsAgent = new HttpsProxyAgent(proxy, options);
  // Options of the constructor are for the connection to the proxy, these for the one to the target.
  if (ca) Object.assign(httpsAgent.options, { ca });
  return { httpAgent: new HttpProxyAgent(proxy, options), httpsAgent };
}

/** A connection that breaks may be the one to the proxy, so its error names the proxy. */
export function byProxy(proxy: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof Error) error.message = `${reasonOf(error)}, by the proxy ${new URL(proxy).host}`;
    throw error;
  };
}
