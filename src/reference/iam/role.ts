import type { Lagged } from '../lagged.ts';
import type { Tag } from '../tag.ts';

/** An IAM role with its trust policy and inline policies. */
export interface Role {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly accountId: string;
  readonly createdAt: number;
  readonly description: string | undefined;
  readonly trust: Lagged<string>;
  /** by policy name; a deleted policy's newest value is `undefined` */
  readonly policies: Map<string, Lagged<string>>;
  tags: readonly Tag[];
}

/** Roles have no Region: the ARN of a role in an account. `path` begins and ends with a slash. */
export function roleArn(partition: string, accountId: string, path: string, name: string): string {
  return `arn:${partition}:iam::${accountId}:role${path}${name}`;
}
