import { CannotJudge } from '../contract/errors.ts';
import { nearMisses } from '../text/near.ts';

/**
 * Regions of AWS by partition, as of 2026. Any other name is refused on a real account: a typing error would end in a
 * time-out, and a wrong Region in resources where nobody looks for them.
 */
const REGIONS: Readonly<Record<string, readonly string[]>> = {
  aws: [
    ...['af-south-1', 'ap-east-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
    ...['ap-south-1', 'ap-south-2', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4'],
    ...['ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7', 'ca-central-1', 'ca-west-1', 'eu-central-1'],
    ...['eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
    ...['il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1', 'sa-east-1', 'us-east-1', 'us-east-2'],
    ...['us-west-1', 'us-west-2'],
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/** Whether AWS has a Region of this name. */
export function isAwsRegion(name: string): boolean {
  return Object.values(REGIONS).some((names) => names.includes(name));
}

/** @throws CannotJudge for a Region that AWS doesn't have */
export function assertKnownRegion(name: string): void {
  if (isAwsRegion(name)) return;
  throw new CannotJudge(`Unknown AWS Region ${name}. Give another one with --region.`);
}

/** What to tell about a Region that AWS doesn't have; undefined for one that it has. An emulator may have Regions of its own, so it is not refused there. */
export function regionWarning(name: string): string | undefined {
  if (isAwsRegion(name)) return undefined;
  const [near] = nearMisses(name, Object.values(REGIONS).flat());
  const meant = near === undefined ? '' : ` Did you mean ${near}?`;
  return `Unknown AWS Region ${name}.${meant} The run goes on, because the target may have Regions of its own.`;
}

/**
 * Refuses what can't be part of host names and ARNs. An emulator may have Regions of its own.
 * @param where the option or key it was given in, for the message
 */
export function assertRegionName(where: string, name: string): void {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) return;
  throw new CannotJudge(`${where} ${name} must be the name of a Region, such as us-east-1.`);
}

/** Domains of AWS hosts, also of partitions where no run is allowed: a host of AWS must never be taken for an emulator. */
const AWS_DOMAINS = [
  ...['amazonaws.com', 'amazonaws.com.cn', 'amazonaws.eu', 'c2s.ic.gov', 'sc2s.sgov.gov', 'csp.hci.ic.gov'],
  ...['cloud.adc-e.uk', 'api.aws', 'api.amazonwebservices.com.cn', 'api.amazonwebservices.eu'],
  ...['api.aws.ic.gov', 'api.aws.scloud', 'api.aws.hci.ic.gov', 'api.cloud-aws.adc-e.uk'],
];

/** Whether a host is one of AWS's own. */
export function isAwsHost(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return AWS_DOMAINS.some((domain) => name === domain || name.endsWith(`.${domain}`));
}
