import { CannotJudge } from '../errors.ts';
import { createReference } from '../reference/index.ts';
import { isAwsHost } from './regions.ts';
import { oneEndpoint, type TargetDescription } from './target.ts';

/** A target that is ready to be asked, and how to stop what was started for it. */
export interface OpenTarget {
  description: TargetDescription;
  close(): Promise<void>;
}

export interface TargetChoice {
  /** URL of an endpoint that is already up; without one the built-in reference is started. */
  endpoint?: string;
  region?: string;
  /** The account of AWS that may be used. With it and without an endpoint the target is AWS. */
  allowAws?: string;
}

/** Credentials that emulators take; a real account's come from the environment. */
const EMULATOR_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };
const DEFAULT_REGION = 'us-east-1';

/** @throws CannotJudge when the endpoint is not a URL */
export async function openTarget(choice: TargetChoice): Promise<OpenTarget> {
  const region = choice.region ?? process.env.AWS_REGION ?? DEFAULT_REGION;
  if (choice.endpoint === undefined && choice.allowAws !== undefined) return openAws(region);
  if (choice.endpoint === undefined) {
    const server = await createReference().listen();
    return {
      description: {
        name: 'reference',
        endpoints: oneEndpoint(server.url),
        region,
        credentials: EMULATOR_CREDENTIALS,
      },
      close: () => server.close(),
    };
  }
  const url = parseEndpoint(choice.endpoint);
  if (isAwsHost(new URL(url).hostname)) {
    if (choice.allowAws === undefined) {
      throw new CannotJudge(
        `${url} is AWS, where a run makes real resources. Name the account that may be used: --allow-aws ACCOUNT_ID.`,
      );
    }
    // The endpoint of one service: the others are found as always.
    const { description, close } = await openAws(region);
    return { description: { ...description, name: url, endpoints: { cloudtrail: url } }, close };
  }
  return {
    description: { name: url, endpoints: oneEndpoint(url), region, credentials: credentials() },
    close: async () => {},
  };
}

/**
 * AWS itself, with the credentials that the SDK finds: environment, profile, single sign-on, web identity, instance.
 * `AWS_ENDPOINT_URL` counts as in every SDK, so that an emulator can stand in for AWS with all that holds there.
 * @throws CannotJudge when there are no credentials
 */
async function openAws(region: string): Promise<OpenTarget> {
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers');
  try {
    const { accessKeyId, secretAccessKey, sessionToken } = await fromNodeProviderChain()();
    const credentials = { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
    const elsewhere = process.env.AWS_ENDPOINT_URL;
    const endpoints = elsewhere ? oneEndpoint(parseEndpoint(elsewhere)) : {};
    return {
      description: { name: `AWS in ${region}`, endpoints, region, credentials, aws: true },
      close: async () => {},
    };
  } catch (error) {
    if (error instanceof CannotJudge) throw error;
    throw new CannotJudge(
      `No credentials for AWS were found (${error instanceof Error ? error.message : String(error)}). Sign in, or set AWS_PROFILE.`,
    );
  }
}

function parseEndpoint(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    throw new CannotJudge(`--endpoint ${text} is not a URL; give one such as http://127.0.0.1:5000.`);
  }
  return url.href.replace(/\/$/, '');
}

function credentials(): TargetDescription['credentials'] {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = process.env;
  if (!AWS_ACCESS_KEY_ID || !AWS_SECRET_ACCESS_KEY) return EMULATOR_CREDENTIALS;
  return {
    accessKeyId: AWS_ACCESS_KEY_ID,
    secretAccessKey: AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
  };
}
