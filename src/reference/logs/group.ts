/** A CloudWatch Logs group. `arn` has no trailing `:*`. */
export interface LogGroup {
  readonly arn: string;
  readonly name: string;
  readonly accountId: string;
  readonly createdAt: number;
  tags: Readonly<Record<string, string>>;
}

export function logGroupArn(partition: string, region: string, accountId: string, name: string): string {
  return `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`;
}
