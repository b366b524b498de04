/** The six fields of an Amazon Resource Name; `resource` keeps its own colons and slashes. */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly accountId: string;
  readonly resource: string;
}

/** `undefined` when the text doesn't have the six fields of an ARN. Region and account may be empty. */
export function parseArn(text: string): Arn | undefined {
  const [prefix, partition, service, region, accountId, ...resource] = text.split(':');
  if (prefix !== 'arn' || !partition || !service || region === undefined || accountId === undefined)
    return undefined;
  if (resource.join(':') === '') return undefined;
  return { partition, service, region, accountId, resource: resource.join(':') };
}

/** The partition a Region belongs to: aws-cn for China, aws-us-gov for GovCloud, else aws. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}

export const ACCOUNT_ID = /^\d{12}$/;
/** Shape of a Region's name; whether AWS has such a Region is not asked. */
export const REGION = /^[a-z]{2}(-[a-z]+)+-\d+$/;
