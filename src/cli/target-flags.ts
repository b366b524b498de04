import { type Flag, text, texts, under } from './flag.ts';

const port: Flag<number | undefined> = {
  value: 'PORT',
  description: 'Port of an AWS Emulator that is running, with --target aws-emulator',
  default: 'that of the only one that is running; else one is started',
  absent: undefined,
  read: (typed) => {
    const number = /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
    return number > 0 && number < 65_536 ? number : undefined;
  },
  must: 'a port from 1 to 65535',
};

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000 };
const LONGEST_WAIT_MS = 3_600_000;

const wait: Flag<number | undefined> = {
  value: 'DURATION',
  description: 'Wait so long for an endpoint that is starting, such as 60s or 2m',
  default: 'it must answer at once',
  absent: undefined,
  read: (typed) => {
    const [, count, unit = ''] = /^(\d{1,7})(ms|s|m)$/.exec(typed) ?? [];
    const ms = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
    return ms > 0 && ms <= LONGEST_WAIT_MS ? ms : undefined;
  },
  must: 'a duration up to an hour, such as 60s or 2m',
};

/** The options that choose a target and say how it is reached. Every verb that goes to a target has all of them. */
export const TARGET_FLAGS = under('Options of the target', {
  target: text(
    'NAME',
    'Target of the config file, or reference, localstack, aws-emulator or aws; or the path of a config file',
    'AWS_ENDPOINT_URL, then the config file',
  ),
  endpoint: text('URL', 'URL of a running endpoint'),
  wait,
  name: text('TEXT', 'What the target is called in every output', 'its name in the config, or its endpoint'),
  targetVersion: text('VERSION', 'Version of the target', 'what the target says of itself'),
  header: texts('HEADER', "Header for every request, 'Name: value'; may be given more than once"),
  region: text(
    'REGION',
    'Region to use',
    'AWS_REGION, then AWS_DEFAULT_REGION, then that of the profile, then us-east-1',
  ),
  allowAws: text(
    'ACCOUNTS',
    'AWS account that may be used, 12 digits; after commas the accounts of its conditions',
  ),
  profile: text(
    'NAME',
    'Profile of the AWS configuration files to take the keys from',
    'AWS_ACCESS_KEY_ID, then AWS_PROFILE, then the default profile; for emulators then the keys test/test',
  ),
  accessKeyId: text(
    'ID',
    'Access key id. Its secret comes from AWS_SECRET_ACCESS_KEY, or is asked for in a terminal',
    'as of --profile',
  ),
  caBundle: text('FILE', 'PEM file of the authorities to trust', 'AWS_CA_BUNDLE, then those of Node'),
  port,
  endpointS3: atService('S3'),
  endpointSns: atService('SNS'),
  endpointKms: atService('KMS'),
  endpointLogs: atService('CloudWatch Logs'),
  endpointIam: atService('IAM'),
  endpointSts: atService('STS'),
  endpointOrganizations: atService('Organizations'),
});

function atService(service: string): Flag<string | undefined> {
  return text('URL', `URL of ${service}, where it is elsewhere`, 'that of the endpoint');
}
