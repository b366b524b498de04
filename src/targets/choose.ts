import type { TargetConfig } from '../../generated/config.ts';
import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { didYouMean } from '../text/near.ts';
import { show } from '../text/show.ts';
import { findConfig, type LoadedConfig, loadConfig } from './config/load.ts';
import { checkNames } from './config/names.ts';
import { checkUrls } from './config/urls.ts';
import { endpointsOf, parseEndpoint } from './environment.ts';
import { assertRegionName } from './regions.ts';

/** What the options choose as target. */
export interface TargetChoice {
  /** Name of a target, or path of a config file. */
  target?: string | undefined;
  /** URL of a running endpoint. */
  endpoint?: string | undefined;
  region?: string | undefined;
  /** The account of AWS that may be used. With it, and without target or endpoint, the target is AWS. */
  allowAws?: string | undefined;
}

/** The options of a run that choose its target, without filters and outputs. */
export interface CommandFlags {
  /** Variables for the endpoints of single services, which have no option. */
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
  /** Its file and key with a dot at the end, for messages; undefined where it comes from no file. */
  where?: string;
}

/** Targets that exist without a config. */
const BUILT_IN: Readonly<Record<string, TargetConfig>> = {
  reference: { reference: true },
  localstack: { localstack: {} },
  aws: { aws: true },
};

/**
 * The target by the first of: `--endpoint`, `--target`, the endpoint variables of the AWS SDKs, the config file of the
 * folder, the built-in reference. AWS must be named.
 * @throws CannotJudge for an unknown target, and for a config that can't be read
 */
export async function chooseTarget(
  { target, endpoint, region }: TargetChoice,
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<ChosenTarget> {
  if (region !== undefined) assertRegionName('--region', region);
  if (endpoint !== undefined && target !== undefined) {
    throw new CannotJudge('--endpoint and --target both name a target. Give one of them.');
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
      `Unknown target ${target}. ${didYouMean(target, names)} A config file ends in .ts, .mjs or .json.`,
    );
  }
  const endpoints = endpointsOf(env);
  const first = endpoints.cloudtrail ?? Object.values(endpoints)[0];
  if (endpoints.cloudtrail) {
    return { name: endpoints.cloudtrail, config: { endpoint: endpoints.cloudtrail, endpoints }, folder };
  }
  if (first) {
    throw new CannotJudge(
      'The environment has endpoints of other services only. Set AWS_ENDPOINT_URL or AWS_ENDPOINT_URL_CLOUDTRAIL.',
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
      `${loaded.file} has several targets (${names.join(', ')}). Choose one with --target or the key target.`,
    );
  }
  if (!Object.hasOwn(loaded.config.targets, name)) {
    throw new CannotJudge(`${loaded.file}: target: unknown target ${show(name)}. ${didYouMean(name, names)}`);
  }
  return named(loaded, name);
}

/** One target of a file, checked as far as possible before anything is started. */
function named({ config, folder, file }: LoadedConfig, name: string): ChosenTarget {
  const target = config.targets[name];
  if (!target) throw new CannotJudge(`The config has no target ${name}.`);
  const where = `${file}: targets.${name}.`;
  checkNames(target, loadTable(), { where, folder });
  return { name, config: checkUrls(target, where), folder, where };
}

/** `--endpoint` overrules the general variable, not those of single services. */
function serviceOnly(env: Readonly<Record<string, string | undefined>>): typeof env {
  return { ...env, AWS_ENDPOINT_URL: undefined, AWS_ENDPOINT_URL_CLOUDTRAIL: undefined };
}
