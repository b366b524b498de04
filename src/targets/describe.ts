import { resolve } from 'node:path';
import type { TargetConfig, WorldConfig } from '../../generated/config.ts';
import { oneEndpoint, type TargetDescription, type WorldAccess } from '../contract/target.ts';
import { endpointsIn, isAtAws } from './at-aws.ts';
import { authorityFor } from './authority.ts';
import { type Access, chosenHeaders } from './choice.ts';
import type { ChosenTarget } from './choose.ts';
import { configuredKeys, keysFor } from './credentials.ts';
import { endpointsOf } from './environment.ts';
import type { Found } from './found.ts';
import { readProfile } from './profiles.ts';
import { proxiesOf } from './proxies.ts';
import { assertRegionName, isAwsHost } from './regions.ts';

const DEFAULT_REGION = 'us-east-1';

type Environment = Readonly<Record<string, string | undefined>>;

interface Where {
  url: string | undefined;
  env: Environment;
  /** What the target itself says of how it is reached. */
  found?: Found | undefined;
}

/**
 * The description of a chosen target: credentials looked up, files read, paths made absolute.
 * @param url the endpoint; undefined for AWS itself. It is the endpoint of every service that the config doesn't place
 *   elsewhere, so that a run against an emulator sends nothing to AWS.
 * @throws CannotJudge naming the wrong key of the config, and where only a part of the services would be at AWS
 */
export async function describeTarget(
  { name, config, folder, where = '' }: Omit<ChosenTarget, 'namedBy'>,
  { url, env, found = {}, ...access }: Access & Where,
): Promise<TargetDescription> {
  const { hooks, pace, resources, worlds, ca } = config;
  const path = (file: string) => resolve(folder, file);
  // The SDK would find these too; guard, needs and both lanes need the same ones.
  const endpoints = { ...(url === undefined ? endpointsOf(env) : everywhere(url)), ...config.endpoints };
  // Before the credentials: a wrong place for them is the more important mistake.
  const aws = isAtAws(endpoints) || url === undefined;
  const started = url !== undefined && config.endpoint === undefined;
  const chain = url === undefined;
  const asked = { access, config: config.credentials, where, found: found.keys, env, aws, chain, started };
  const proxies = proxiesOf(env, { endpoints, worlds, started });
  const keys = await keysFor({ ...asked, proxies });
  const profile = access.profile ?? config.credentials?.profile;
  const { caBundle } = access;
  const authority = await authorityFor({
    ...{ caBundle, ca, folder, where, env, profile, started },
    found: found.authority,
  });
  const headers = { ...config.headers, ...chosenHeaders(access.header) };
  const version = access.targetVersion ?? found.version;
  return {
    name: access.name ?? name,
    ...(version ? { version } : {}),
    endpoints,
    ...(aws ? { aws } : {}),
    region: access.region ?? config.region ?? found.region ?? (await regionOf(env, { profile, started })),
    credentials: keys.credentials,
    credentialsFrom: keys.from,
    ...(worlds
      ? { worlds: await describeWorlds(worlds, config, { endpoints, where, env, aws, proxies }) }
      : {}),
    ...(resources ? { resources } : {}),
    ...(hooks
      ? { hooks: Object.fromEntries(Object.entries(hooks).map(([when, file]) => [when, path(file)])) }
      : {}),
    ...(pace ? { pace } : {}),
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
    ...(proxies ? { proxies } : {}),
    ...(authority ? { ca: authority.pem } : {}),
    ...(authority?.file ? { caFile: authority.file } : {}),
  };
}

/**
 * The Region of the environment, as in the SDKs: a variable, else the one of the profile, which is read from its file. Nobody is
 * asked for it.
 */
export async function regionOf(
  env: Environment,
  { profile, started = false }: { profile?: string | undefined; started?: boolean } = {},
): Promise<string> {
  const variable = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((name) => env[name]);
  const named = variable && env[variable];
  if (named) {
    assertRegionName(variable, named);
    return named;
  }
  const used = profile ?? (started ? undefined : env.AWS_PROFILE || 'default');
  const found = used === undefined ? undefined : (await readProfile(used, env))?.region;
  if (found === undefined) return DEFAULT_REGION;
  assertRegionName(`region of the profile ${used}`, found);
  return found;
}

/** An emulator serves everything at one address; an address of AWS belongs to one service. */
function everywhere(url: string): TargetDescription['endpoints'] {
  return isAwsHost(new URL(url).hostname) ? { cloudtrail: url } : oneEndpoint(url);
}

async function describeWorlds(
  worlds: Readonly<Record<string, WorldConfig>>,
  { accounts = {} }: TargetConfig,
  {
    where,
    ...of
  }: Pick<TargetDescription, 'endpoints' | 'proxies'> & { where: string; env: Environment; aws: boolean },
): Promise<Record<string, WorldAccess>> {
  const described: Record<string, WorldAccess> = {};
  for (const [world, { account, credentials, region, endpoint, ...burst }] of Object.entries(worlds)) {
    const endpoints = endpoint === undefined ? undefined : everywhere(endpoint);
    endpointsIn(world, of.endpoints, endpoints);
    const used = credentials ?? (account === undefined ? undefined : accounts[account]);
    const keys = used && (await configuredKeys(used, { ...of, where: `${where}worlds.${world}` }));
    described[world] = {
      ...burst,
      ...(keys ? { credentials: keys.credentials } : {}),
      ...(region ? { region } : {}),
      ...(endpoints ? { endpoints } : {}),
    };
  }
  return described;
}
