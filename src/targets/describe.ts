import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { TargetConfig, WorldConfig } from '../../generated/config.ts';
import { CannotJudge } from '../contract/errors.ts';
import { oneEndpoint, type TargetDescription, type WorldAccess } from '../contract/target.ts';
import { reasonOf } from '../text/reason.ts';
import { endpointsIn, isAtAws } from './at-aws.ts';
import type { ChosenTarget } from './choose.ts';
import { awsCredentials, configuredCredentials, emulatorCredentials, profileRegion } from './credentials.ts';
import { endpointsOf } from './environment.ts';
import { assertRegionName, isAwsHost } from './regions.ts';

const DEFAULT_REGION = 'us-east-1';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The description of a chosen target: credentials looked up, files read, paths made absolute.
 * @param url the endpoint; undefined for AWS itself. It is the endpoint of every service that the config doesn't place
 *   elsewhere, so that a run against an emulator sends nothing to AWS.
 * @throws CannotJudge naming the wrong key of the config, and where only a part of the services would be at AWS
 */
export async function describeTarget(
  { name, config, folder, where = '' }: Omit<ChosenTarget, 'namedBy'>,
  { url, region, env }: { url: string | undefined; region?: string | undefined; env: Environment },
): Promise<TargetDescription> {
  const { credentials, headers, hooks, pace, resources, worlds, ca } = config;
  const path = (file: string) => resolve(folder, file);
  // The SDK would find these too; guard, needs and both lanes need the same ones.
  const endpoints = { ...(url === undefined ? endpointsOf(env) : everywhere(url)), ...config.endpoints };
  // Before the credentials: a wrong place for them is the more important mistake.
  const aws = isAtAws(endpoints) || url === undefined;
  return {
    name,
    endpoints,
    ...(aws ? { aws } : {}),
    region: region ?? config.region ?? (await regionOf(config, url, env)),
    credentials: await (credentials
      ? configuredCredentials(credentials)
      : url === undefined
        ? awsCredentials()
        : config.endpoint === undefined
          ? emulatorCredentials({})
          : emulatorCredentials(env)),
    ...(worlds ? { worlds: await describeWorlds(worlds, config, endpoints) } : {}),
    ...(resources ? { resources } : {}),
    ...(hooks
      ? { hooks: Object.fromEntries(Object.entries(hooks).map(([when, file]) => [when, path(file)])) }
      : {}),
    ...(pace ? { pace } : {}),
    ...(headers ? { headers } : {}),
    ...(ca ? { ca: await readCa(path(ca), where) } : {}),
  };
}

/** The Region of the environment, as in the SDKs: a variable, else the one of the profile. */
export async function regionOf(
  config: TargetConfig,
  url: string | undefined,
  env: Environment,
): Promise<string> {
  const variable = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((name) => env[name]);
  const named = variable && env[variable];
  if (named) {
    assertRegionName(variable, named);
    return named;
  }
  const isUp = config.endpoint !== undefined || url === undefined;
  const profile = config.credentials?.profile ?? (isUp ? env.AWS_PROFILE : undefined);
  const used = profile ?? (url === undefined ? 'default' : undefined);
  return (used === undefined ? undefined : await profileRegion(used)) ?? DEFAULT_REGION;
}

/** An emulator serves everything at one address; an address of AWS belongs to one service. */
function everywhere(url: string): TargetDescription['endpoints'] {
  return isAwsHost(new URL(url).hostname) ? { cloudtrail: url } : oneEndpoint(url);
}

async function describeWorlds(
  worlds: Readonly<Record<string, WorldConfig>>,
  { accounts = {} }: TargetConfig,
  ofTarget: TargetDescription['endpoints'],
): Promise<Record<string, WorldAccess>> {
  const described: Record<string, WorldAccess> = {};
  for (const [world, { account, credentials, region, endpoint, ...burst }] of Object.entries(worlds)) {
    const endpoints = endpoint === undefined ? undefined : everywhere(endpoint);
    endpointsIn(world, ofTarget, endpoints);
    const used = credentials ?? (account === undefined ? undefined : accounts[account]);
    described[world] = {
      ...burst,
      ...(used ? { credentials: await configuredCredentials(used) } : {}),
      ...(region ? { region } : {}),
      ...(endpoints ? { endpoints } : {}),
    };
  }
  return described;
}

async function readCa(file: string, where: string): Promise<string> {
  try {
    const pem = await readFile(file, 'utf8');
    return new X509Certificate(pem) && pem;
  } catch (error) {
    throw new CannotJudge(
      `${where}ca: ${file} can't be read as a certificate (${reasonOf(error)}). Give a PEM file.`,
    );
  }
}
