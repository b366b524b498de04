/** One way to name a target, or to misname it. `LIVE` stands for a server that is running, `DEAD` for a port where none is. */
export interface Way {
  typed?: string;
  env?: Record<string, string>;
  /** Files by their path from the folder of the run. */
  files?: Record<string, string>;
  code: 0 | 2;
  /** In the first line for 0, in the message for 2. */
  sentence: string;
  sent: 'nothing' | 'requests' | 'attempts';
}

const ENDPOINT = 'targets: { ours: { endpoint: LIVE } }';
const CONFIG = 'cloudtrail-conformance.config';
const NONE = 'No target is named, so nothing was sent. Name one of:';

/** Each is tried by naming.test.ts, and shown in docs/naming.md. */
export const WAYS: Record<string, Way> = {
  'an endpoint': {
    typed: '--endpoint LIVE',
    code: 0,
    sentence: 'LIVE, named by --endpoint.',
    sent: 'requests',
  },
  'the variable of the SDKs': {
    env: { AWS_ENDPOINT_URL: 'LIVE' },
    code: 0,
    sentence: 'LIVE, named by AWS_ENDPOINT_URL.',
    sent: 'requests',
  },
  'a config in YAML': {
    files: { [`${CONFIG}.yaml`]: ENDPOINT },
    code: 0,
    sentence: `ours at LIVE, named by ${CONFIG}.yaml.`,
    sent: 'requests',
  },
  'a config in a parent folder of the repository': {
    files: { '../.git': '', [`../${CONFIG}.yml`]: ENDPOINT },
    code: 0,
    sentence: `ours at LIVE, named by ../${CONFIG}.yml.`,
    sent: 'requests',
  },
  'a target of the config by its name': {
    typed: '--target ours',
    files: { [`${CONFIG}.yaml`]: 'targets: { ours: { endpoint: LIVE }, more: { reference: true } }' },
    code: 0,
    sentence: `ours at LIVE, named by ${CONFIG}.yaml.`,
    sent: 'requests',
  },
  'the reference by its name': {
    typed: '--target reference',
    code: 0,
    sentence: 'the built-in reference, not a server of yours.',
    sent: 'requests',
  },
  'a name and a label': {
    typed: '--endpoint LIVE --name ours --target-version 1.2.3',
    code: 0,
    sentence: 'ours 1.2.3 at LIVE, named by --endpoint.',
    sent: 'requests',
  },
  nothing: { code: 2, sentence: NONE, sent: 'nothing' },
  'a profile alone': { env: { AWS_PROFILE: 'prod' }, code: 2, sentence: NONE, sent: 'nothing' },
  'an empty variable': {
    env: { AWS_ENDPOINT_URL: '' },
    files: { [`${CONFIG}.yaml`]: ENDPOINT },
    code: 2,
    sentence: 'AWS_ENDPOINT_URL is set and empty.',
    sent: 'nothing',
  },
  'an undefined variable that a script wrote out': {
    env: { AWS_ENDPOINT_URL: 'undefined' },
    code: 2,
    sentence: 'AWS_ENDPOINT_URL undefined must be a URL such as http://127.0.0.1:5000.',
    sent: 'nothing',
  },
  'an empty option': { typed: '--endpoint=', code: 2, sentence: '--endpoint needs a value', sent: 'nothing' },
  'an endpoint without a scheme': {
    typed: '--endpoint 127.0.0.1:5000',
    code: 2,
    sentence: '--endpoint 127.0.0.1:5000 must be a URL',
    sent: 'nothing',
  },
  'a misspelt option': {
    typed: '--endpont LIVE',
    code: 2,
    sentence: 'Unknown option --endpont. Did you mean --endpoint?',
    sent: 'nothing',
  },
  'a URL without its option': {
    typed: 'LIVE',
    code: 2,
    sentence: 'Did you mean --endpoint LIVE?',
    sent: 'nothing',
  },
  'two at once': {
    typed: '--endpoint LIVE --target reference',
    code: 2,
    sentence: '--endpoint and --target both name a target.',
    sent: 'nothing',
  },
  'a misspelt target': {
    typed: '--target refrence',
    code: 2,
    sentence: 'Unknown target refrence. Did you mean reference?',
    sent: 'nothing',
  },
  'a config in a format that is not read': {
    files: { [`${CONFIG}.toml`]: '' },
    code: 2,
    sentence: `${CONFIG}.toml looks like a config file, but is not read under this name.`,
    sent: 'nothing',
  },
  'a config under another name': {
    files: { 'cloudtrail-conformance.yaml': ENDPOINT },
    code: 2,
    sentence: 'cloudtrail-conformance.yaml looks like a config file, but is not read under this name.',
    sent: 'nothing',
  },
  'a config above the repository': {
    files: { '.git': '', [`../${CONFIG}.yaml`]: ENDPOINT },
    code: 2,
    sentence: `../${CONFIG}.yaml is outside of the repository and not read; name it with --target.`,
    sent: 'nothing',
  },
  'two config files': {
    files: { [`${CONFIG}.yaml`]: ENDPOINT, [`${CONFIG}.json`]: '{}' },
    code: 2,
    sentence: 'There are several config files',
    sent: 'nothing',
  },
  'a config whose endpoint is missing': {
    files: { [`${CONFIG}.js`]: 'export default { targets: { a: { endpoint: process.env.NOWHERE } } };' },
    code: 2,
    sentence: 'targets.a: expected exactly one of endpoint, container',
    sent: 'nothing',
  },
  'a config file that is not there': {
    typed: '--target ./none.yaml',
    code: 2,
    sentence: 'There is no config file none.yaml.',
    sent: 'nothing',
  },
  'a service without CloudTrail': {
    env: { AWS_ENDPOINT_URL_S3: 'LIVE' },
    code: 2,
    sentence: 'The environment has endpoints of other services only.',
    sent: 'nothing',
  },
  'a port beside an endpoint': {
    typed: '--endpoint LIVE --port 9297',
    code: 2,
    sentence: '--port only works with --target aws-emulator.',
    sent: 'nothing',
  },
  'an AWS Emulator that is not there': {
    typed: '--target aws-emulator --port 9',
    code: 2,
    sentence: 'No AWS Emulator answers at port 9 with the certificate in',
    sent: 'nothing',
  },
  'a port where nobody listens': {
    typed: '--endpoint DEAD',
    code: 2,
    sentence: 'Nothing answers at DEAD (connect ECONNREFUSED',
    sent: 'attempts',
  },
  'HTTPS at a port of HTTP': {
    typed: '--endpoint https://HOST',
    code: 2,
    sentence: 'https://HOST is https, but the server at this port speaks http.',
    sent: 'attempts',
  },
};
