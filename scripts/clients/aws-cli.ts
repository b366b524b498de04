import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';
import type { Account } from '../../src/reference/index.ts';
import { venvOf } from '../board/venv.ts';

/** The AWS CLI from its package registry. Its second version is in none. */
const AWS_CLI = { name: 'awscli', version: '1.46.3', requirement: 'awscli==1.46.3' };

/** What a command of the AWS CLI came to. */
interface Ended {
  code: number;
  /** The JSON that it printed; undefined where it printed nothing. */
  output: Record<string, unknown> | undefined;
  error: string;
}

/** Installs the AWS CLI where it is missing, and gives a function that runs `aws SERVICE ARGUMENTS` against an endpoint. */
export async function openAwsCli(endpoint: string, { accessKeyId, secretAccessKey }: Account) {
  const bin = await venvOf(AWS_CLI, join(packageRoot(), '.venv/clients'));
  const env = {
    PATH: process.env.PATH ?? '',
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_DEFAULT_REGION: 'us-east-1',
    // Nothing of whoever runs this, and no waiting for metadata that is not there.
    AWS_CONFIG_FILE: '/nonexistent',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
    NO_PROXY: '127.0.0.1',
  };
  return (...args: readonly string[]): Promise<Ended> =>
    new Promise((done) => {
      execFile(join(bin, 'aws'), [...args, '--output', 'json'], { env }, (error, out, err) => {
        done({
          code: error ? Number(error.code) : 0,
          output: out.trim() === '' ? undefined : (JSON.parse(out) as Record<string, unknown>),
          error: err.trim(),
        });
      });
    });
}
