import { CannotJudge } from '../contract/errors.ts';
import { isThisMachine, type Proxies, SERVICES, type TargetDescription } from '../contract/target.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxies of the environment, as the AWS SDKs read them: HTTPS_PROXY for https, HTTP_PROXY for http, NO_PROXY for hosts without
 * one; in small letters they go first. Undefined where no request could need one.
 * @throws CannotJudge naming the variable that isn't the URL of a proxy; its value is not shown, as it may hold a password
 */
export function proxiesOf(
  env: Environment,
  {
    endpoints,
    worlds = {},
    started,
  }: {
    endpoints: TargetDescription['endpoints'];
    worlds?: Readonly<Record<string, { endpoint?: string }>> | undefined;
    started: boolean;
  },
): Proxies | undefined {
  // A target that the run starts is on this machine, or where its container runtime is.
  if (started) return undefined;
  const elsewhere = Object.values(worlds).flatMap(({ endpoint }) => endpoint ?? []);
  const urls = [...SERVICES.map((service) => endpoints[service]), ...elsewhere];
  if (urls.every((url) => url !== undefined && isThisMachine(new URL(url).hostname))) return undefined;
  const https = proxyIn(env, 'https_proxy');
  const http = proxyIn(env, 'http_proxy');
  if (https === undefined && http === undefined) return undefined;
  const except = (variable(env, 'no_proxy') ?? '').toLowerCase().split(/[\s,]+/);
  return {
    ...(https ? { https } : {}),
    ...(http ? { http } : {}),
    except: except.filter(Boolean),
  };
}

function proxyIn(env: Environment, name: string): string | undefined {
  const value = variable(env, name);
  if (value === undefined) return undefined;
  // Most programs take an address without a scheme for one of http.
  const text = value.includes('://') ? value : `http://${value}`;
  if (URL.canParse(text) && /^https?:\/\//i.test(text)) return text;
  const found = env[name] ? name : name.toUpperCase();
  throw new CannotJudge(
    `${found} must be the URL of a proxy, such as http://proxy.example.com:3128. Change it, or unset it.`,
  );
}

function variable(env: Environment, name: string): string | undefined {
  return env[name] || env[name.toUpperCase()] || undefined;
}
