import { createHash } from 'node:crypto';
import type { Client } from '../../generated/case-table.ts';

/** What boto3, the AWS CLI and Terraform call themselves. */
export const USER_AGENTS: Readonly<Record<Client, string>> = {
  boto3:
    'Boto3/1.40.55 md/Botocore#1.40.55 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.12.3 md/pyimpl#CPython cfg/retry-mode#legacy Botocore/1.40.55',
  'aws-cli':
    'aws-cli/2.31.18 md/awscrt#0.27.6 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.7 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe md/prompt#off',
  terraform:
    'APN/1.0 HashiCorp/1.0 Terraform/1.13.4 (+https://www.terraform.io) terraform-provider-aws/6.17.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.39.3 ua/2.1 os/linux lang/go#1.24.8 md/GOOS#linux md/GOARCH#amd64',
};

const ALL = Object.values(USER_AGENTS);

/**
 * The user agent of a request that no SDK of ours sends. It follows from the operation and the members that are sent, so that a
 * request and its control have the same one, in every run.
 */
export function userAgentOf(operation: string, input: Readonly<Record<string, unknown>> = {}): string {
  const drawn = createHash('sha256')
    .update(JSON.stringify([operation, Object.keys(input).sort()]))
    .digest();
  return ALL[drawn.readUInt16BE() % ALL.length] ?? USER_AGENTS.boto3;
}
