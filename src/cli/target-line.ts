import { proxyFor } from '../lanes/proxy.ts';
import type { OpenTarget } from '../session/open-target.ts';
import { plain } from '../text/harmless.ts';

type Opened = Pick<OpenTarget, 'description' | 'namedBy' | 'reference'>;

const AWS = 'https://cloudtrail.amazonaws.com';

/** The first line of a run: what is tested, and what named it. */
export function firstLine({ description, namedBy, reference }: Opened): string {
  if (reference) return 'Target: the built-in reference, not a server of yours.\n';
  const { name, version, endpoints, proxies } = description;
  const endpoint = endpoints.cloudtrail;
  const where = endpoint === undefined || endpoint === name ? '' : ` at ${endpoint}`;
  const shown = version === undefined ? name : `${name} ${version}`;
  const proxy = proxies && proxyFor(new URL(endpoint ?? AWS), proxies);
  const through = proxy === undefined ? '' : `, through the proxy ${new URL(proxy).host}`;
  return `Target: ${plain(shown)}${plain(where)}, named by ${plain(namedBy)}${through}.\n`;
}

/** The last line of a run; empty where its target is a server that the user named. */
export function lastLine({ reference }: Opened): string {
  if (!reference) return '';
  return 'This was the built-in reference. Test your own server with: run --endpoint URL\n';
}
