import type { TargetConfig } from '../../generated/config.ts';
import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { findConfig, type LoadedConfig, loadConfig } from './config/load.ts';
import { checkNames } from './config/names.ts';
import { endpointsOf, parseEndpoint } from './environment.ts';
import { demandRegionName } from './regions.ts';

/** What the user said about the target, outside of a config file. */
export interface TargetChoice {
  /** Name of a target, or path of a config file. */
  target?: string | undefined;
  /** URL of an endpoint that is already up. */
  endpoint?: string | undefined;
  region?: string | undefined;
  /** The account of AWS that may be used. With it, and without target or endpoint, the target is AWS. */
  allowAws?: string | undefined;
}

/** What of a run's flags says where it goes; filters and outputs are not part of it. */
export interface CommandFlags {
  /** Variables that say where it goes and that no flag stands for. */
  env?: Readonly<Record<string, string>> | undefined;
  target?: string | undefined;
  endpoint?: string | undefined;
  region?: string | undefined;
  'allow-aws'?: string | undefined;
}

/** The one target of a run, before anything is started. */
export interface ChosenTarget {
  name: string;
  config: TargetConfig;
  /** What the paths in it are relative to. */
  folder: string;
  /** File and key of it, with a dot behind, for messages; empty where no file has it. */
  where?: string;
}

/** Targets that every user has, whatever their config names. */
const BUILT_IN: Readonly<Record<string, TargetConfig>> = {
  reference: { reference: true },
  localstack: { localstack: {} },
  aws: { aws: true },
};

/**
 * The target by the first of: `--endpoint`, `--target`, the endpoint variables of the AWS SDKs, the config file of the
 * folder, the built-in reference. AWS itself is run only where it is named.
 * @throws CannotJudge for a name that no target has, and for a config that can't be read
 */
export async function chooseTarget(
  { target, endpoint, region }: TargetChoice,
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<ChosenTarget> {
  if (region !== undefined) demandRegionName('--region', region);
  if (endpoint !== undefined && target !== undefined) {
    throw new CannotJudge('--endpoint and --target both name a target; give one of them.');
  }
  if (endpoint !== undefined) {
    const url = parseEndpoint('--endpoint', endpoint);
    return { name: url, config: { endpoint: url, endpoints: endpointsOf(serviceOnly(env)) }, folder };
  }
  if (target !== undefined && /[/\\]|\.(ts|mjs|json)$/.test(target)) return fromFile(target);
  const file = findConfig(folder);
  if (target !== undefined) {
    const configured = file && (await loadConfig(file));
    if (configured && Object.hasOwn(configured.config.targets, target)) return named(configured, target);
    const config = Object.hasOwn(BUILT_IN, target) ? BUILT_IN[target] : undefined;
    if (config) return { name: target, config, folder };
    const names = [...Object.keys(configured ? configured.config.targets : {}), ...Object.keys(BUILT_IN)];
    throw new CannotJudge(
      `--target ${target} is no target; there are ${names.join(', ')}, and files that end in .ts, .mjs or .json.`,
    );
  }
  const endpoints = endpointsOf(env);
  const first = endpoints.cloudtrail ?? Object.values(endpoints)[0];
  if (endpoints.cloudtrail) {
    return { name: endpoints.cloudtrail, config: { endpoint: endpoints.cloudtrail, endpoints }, folder };
  }
  if (first) {
    throw new CannotJudge(
      'The environment names endpoints, but none for CloudTrail; set AWS_ENDPOINT_URL or AWS_ENDPOINT_URL_CLOUDTRAIL.',
    );
  }
  if (file) return fromFile(file);
  return { name: 'reference', config: { reference: true }, folder };
}

async function fromFile(file: string): Promise<ChosenTarget> {
  const loaded = await loadConfig(file);
  const names = Object.keys(loaded.config.targets);
  const name = loaded.config.target ?? (names.length === 1 ? names[0] : undefined);
  if (name === undefined) {
    throw new CannotJudge(
      `${loaded.file} has several targets (${names.join(', ')}); name one with --target or its key target.`,
    );
  }
  if (!Object.hasOwn(loaded.config.targets, name)) {
    throw new CannotJudge(
      `${loaded.file}: target: expected one of ${names.join(', ')}, got ${JSON.stringify(name)}.`,
    );
  }
  return named(loaded, name);
}

/** One target of a file, checked as far as it can be before anything is started. */
function named({ config, folder, file }: LoadedConfig, name: string): ChosenTarget {
  const target = config.targets[name];
  if (!target) throw new CannotJudge(`The config has no target ${name}.`);
  const where = `${file}: targets.${name}.`;
  checkNames(target, loadTable(), { where, folder });
  return { name, config: withUrls(target, where), folder, where };
}

/** The same with every Region and URL checked, and these without the slash at their end. */
function withUrls(target: TargetConfig, where: string): TargetConfig {
  const { endpoint, endpoints, region, worlds = {} } = target;
  const regions = Object.entries(worlds).map(([name, world]) => [`worlds.${name}.region`, world.region]);
  for (const [key, name] of [['region', region], ...regions]) {
    if (name !== undefined) demandRegionName(`${where}${key}:`, name);
  }
  const url = (key: string, text: string) => parseEndpoint(`${where}${key}:`, text);
  return {
    ...target,
    ...(endpoint ? { endpoint: url('endpoint', endpoint) } : {}),
    ...(endpoints
      ? { endpoints: mapped(endpoints, (text, service) => url(`endpoints.${service}`, text)) }
      : {}),
    ...(target.worlds
      ? {
          worlds: mapped(worlds, (world, name) =>
            world.endpoint ? { ...world, endpoint: url(`worlds.${name}.endpoint`, world.endpoint) } : world,
          ),
        }
      : {}),
  };
}

function mapped<T>(values: Readonly<Record<string, T>>, change: (value: T, key: string) => T) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value, key)]));
}

/** With `--endpoint`, a variable of one service still says where that service is; the general one is overruled. */
function serviceOnly(env: Readonly<Record<string, string | undefined>>): typeof env {
  return { ...env, AWS_ENDPOINT_URL: undefined, AWS_ENDPOINT_URL_CLOUDTRAIL: undefined };
}
