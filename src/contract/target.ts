/** The services whose APIs a run calls. */
export const SERVICES = ['cloudtrail', 's3', 'sns', 'kms', 'logs', 'iam', 'sts', 'organizations'] as const;
export type Service = (typeof SERVICES)[number];

/** Where a run goes to, as plain data: it travels to the test worker and, without its credentials, into the report. */
export interface TargetDescription {
  /** Shown in the report: `reference`, or the endpoint. */
  name: string;
  /** The version of the program, where somebody said it: the user or the target itself. */
  version?: string;
  /** Endpoint by service; a service that isn't named is reached at AWS. */
  endpoints: Partial<Record<Service, string>>;
  region: string;
  /** The run started it for itself: its endpoint is another one each time. */
  started?: boolean;
  /** It is AWS, or poses as it: guards, pace and settling times of a real account hold. */
  aws?: boolean;
  /** How it was asked for: what the advice about a target that can't be used must know. */
  asked?: Asked;
  credentials: Credentials;
  /** What named the credentials, for the message about refused ones. */
  credentialsFrom?: string;
  /** How to be in a world, by its name. */
  worlds?: Record<string, WorldAccess>;
  /** Needs that exist already, by alias; never created and never removed. */
  resources?: Record<string, { id: string; [attribute: string]: string }>;
  /** Absolute paths of the user's modules. */
  hooks?: { setup?: string; world?: string; teardown?: string };
  /** The only form of X-Amz-Target that it accepts; absent where it accepts both. Found out by reads, before a run. */
  targetForm?: TargetForm;
  pace?: { requestsPerSecond?: number; maxTrails?: number; settleSeconds?: number };
  /** Added to every request after it is signed; never recorded. */
  headers?: Record<string, string>;
  /** What requests to other machines go through. */
  proxies?: Proxies;
  /** PEM of the authority that signed the endpoint's certificate. */
  ca?: string;
  /** Absolute path of the file with that PEM, for the lines that do a case by hand. */
  caFile?: string;
}

/** How a target was asked for. */
export interface Asked {
  /** By an option of a function, not of the command line. */
  byFunction?: boolean;
  /** So many milliseconds it was waited for in vain. */
  waitedMs?: number;
}

/** The proxies of a run. Their URLs may hold a password, so they are in no report. */
export interface Proxies {
  https?: string;
  http?: string;
  /** Entries of NO_PROXY: hosts that are reached directly. */
  except: readonly string[];
}

/** The two forms of X-Amz-Target: with and without the Java package of the service. */
export type TargetForm = 'long' | 'short';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** What differs from the rest of the run in one world. */
export interface WorldAccess {
  credentials?: Credentials;
  region?: string;
  endpoints?: TargetDescription['endpoints'];
  /** So many calls at once are above the target's rate limit. */
  burst?: number;
  /** Milliseconds after a burst until the rate is below the limit again. */
  calmMs?: number;
}

/** Whether nothing of a run reaches AWS: each service has an endpoint, in each world too. */
export function isLocal({ aws, endpoints, worlds = {} }: TargetDescription): boolean {
  const everywhere = SERVICES.every((service) => endpoints[service] !== undefined);
  return !aws && everywhere && Object.values(worlds).every((world) => world.endpoints === undefined);
}

/** Whether a host is the machine that this runs on. */
export function isThisMachine(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[?::1?\]?)\.?$/i.test(hostname);
}

/** The same endpoint for every service, as emulators have it. */
export function oneEndpoint(url: string): TargetDescription['endpoints'] {
  return Object.fromEntries(SERVICES.map((service) => [service, url]));
}

/** The ARN partition of a Region. */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return 'aws';
}
