import { CannotJudge } from '../errors.ts';
import { createReference } from '../reference/index.ts';
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
}

/** Credentials that emulators take; a real account's come from the environment. */
const EMULATOR_CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };
const DEFAULT_REGION = 'us-east-1';

/** @throws CannotJudge when the endpoint is not a URL */
export async function openTarget(choice: TargetChoice): Promise<OpenTarget> {
  const region = choice.region ?? process.env.AWS_REGION ?? DEFAULT_REGION;
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
  return {
    description: { name: url, endpoints: oneEndpoint(url), region, credentials: credentials() },
    close: async () => {},
  };
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
