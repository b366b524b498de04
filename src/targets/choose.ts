import type { TargetConfig } from '../../generated/config.ts';
import { CannotJudge } from '../contract/errors.ts';
import { loadTable } from '../contract/table.ts';
import { didYouMean } from '../text/near.ts';
import { show } from '../text/show.ts';
import { chosenEndpoints, type TargetChoice } from './choice.ts';
import { EXTENSIONS, EXTENSIONS_IN_WORDS, findConfig, unreachedConfig } from './config/find.ts';
import { type LoadedConfig, loadConfig } from './config/load.ts';
import { checkNames } from './config/names.ts';
import { checkUrls } from './config/urls.ts';
import { endpointsOf, parseEndpoint } from './environment.ts';
import { assertRegionName } from './regions.ts';

/** The one target of a run, before anything is started. */
export interface ChosenTarget {
  name: string;
  /** What named it: a flag, a variable or a file. */
  namedBy: string;
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
  'aws-emulator': { awsEmulator: {} },
  aws: { aws: true },
};

/**
 * The target by the first of: `--endpoint`, `--target`, the endpoint variables of the AWS SDKs, the config file. There is no
 * default: a run of the reference would be taken for one of the user's own server.
 * @throws CannotJudge when nothing names a target, for an unknown one, and for a config that can't be read
 */
export async function chooseTarget(
  choice: TargetChoice,
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<ChosenTarget> {
  const endpoints = chosenEndpoints(choice);
  const chosen = withPort(await chooseOne(choice, env, folder), choice.port);
  if (Object.keys(endpoints).length === 0) return chosen;
  return { ...chosen, config: { ...chosen.config, endpoints: { ...chosen.config.endpoints, ...endpoints } } };
}

/** @throws CannotJudge for a port beside a target that is no AWS Emulator */
function withPort(chosen: ChosenTarget, port: number | undefined): ChosenTarget {
  if (port === undefined) return chosen;
  const { awsEmulator } = chosen.config;
  if (!awsEmulator)
    throw new CannotJudge('--port only works with --target aws-emulator. Give --endpoint URL.');
  return { ...chosen, config: { ...chosen.config, awsEmulator: { ...awsEmulator, port } } };
}

async function chooseOne(
  { target, config: configFile, endpoint, region }: TargetChoice,
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<ChosenTarget> {
  if (region !== undefined) assertRegionName('--region', region);
  if (endpoint !== undefined && target !== undefined) {
    throw new CannotJudge(
      `--endpoint and --target both name a target. Give one of them.${target === 'reference' ? ' npm start gives --target reference by itself; type npm run conformance -- run instead.' : ''}`,
    );
  }
  if (endpoint !== undefined) {
    const url = parseEndpoint('--endpoint', endpoint);
    const config = { endpoint: url, endpoints: endpointsOf(serviceOnly(env)) };
    return { name: url, namedBy: '--endpoint', config, folder };
  }
  if (target !== undefined) return byName(target, folder, configFile);
  const endpoints = endpointsOf(env);
  if (endpoints.cloudtrail) {
    const namedBy = env.AWS_ENDPOINT_URL_CLOUDTRAIL ? 'AWS_ENDPOINT_URL_CLOUDTRAIL' : 'AWS_ENDPOINT_URL';
    return {
      name: endpoints.cloudtrail,
      namedBy,
      config: { endpoint: endpoints.cloudtrail, endpoints },
      folder,
    };
  }
  if (Object.keys(endpoints).length > 0) {
    throw new CannotJudge(
      'The environment has endpoints of other services only. Set AWS_ENDPOINT_URL or AWS_ENDPOINT_URL_CLOUDTRAIL.',
    );
  }
  const file = findConfig(folder);
  if (file) return fromFile(file);
  throw new CannotJudge(noTarget(folder));
}

async function byName(target: string, folder: string, configFile?: string): Promise<ChosenTarget> {
  if (/[/\\]/.test(target) || EXTENSIONS.some((extension) => target.endsWith(extension))) {
    return fromFile(target);
  }
  const config = Object.hasOwn(BUILT_IN, target) ? BUILT_IN[target] : undefined;
  const file = configFile ?? findConfig(folder);
  const configured = file && (await loadConfig(file));
  if (configured && Object.hasOwn(configured.config.targets, target)) return named(configured, target);
  if (config) return { name: target, namedBy: `--target ${target}`, config, folder };
  const names = [...Object.keys(configured ? configured.config.targets : {}), ...Object.keys(BUILT_IN)];
  throw new CannotJudge(
    `Unknown target ${target}. ${didYouMean(target, names)} A config file ends in ${EXTENSIONS_IN_WORDS}.`,
  );
}

/** What to do where nothing names a target. */
function noTarget(folder: string): string {
  const unreached = unreachedConfig(folder);
  return [
    'No target is named, so nothing was sent. Name one of:',
    '  --endpoint URL       a server that is running',
    `  --target NAME        ${Object.keys(BUILT_IN).join(', ')}, or a target of the config file`,
    '  --target FILE        a config file',
    '  AWS_ENDPOINT_URL     a server that is running, as the AWS SDKs read it',
    `A config file cloudtrail-conformance.config${EXTENSIONS.at(-2)} (or ${EXTENSIONS.filter((one) => one !== EXTENSIONS.at(-2)).join(', ')}) is found from this folder up to the root of the repository.`,
    ...(unreached === undefined
      ? []
      : [`${unreached} is outside of the repository and not read; name it with --target.`]),
  ].join('\n');
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
  return { name, namedBy: file, config: checkUrls(target, where), folder, where };
}

/** `--endpoint` overrules the general variable, not those of single services. */
function serviceOnly(env: Readonly<Record<string, string | undefined>>): typeof env {
  return { ...env, AWS_ENDPOINT_URL: undefined, AWS_ENDPOINT_URL_CLOUDTRAIL: undefined };
}
