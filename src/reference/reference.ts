import { ACCOUNT_ID } from './arn.ts';
import { authenticate, type Caller, type Credential, type Refusal } from './auth/authenticate.ts';
import { type Dialect, refusalError } from './auth/refusal.ts';
import { type Behaviour, unchanged } from './behaviour.ts';
import type { Call } from './call.ts';
import { createTrailRules } from './cloudtrail/rules/index.ts';
import { createCloudTrail } from './cloudtrail/service.ts';
import { ServiceError } from './error.ts';
import { type Listening, listen } from './http/listen.ts';
import { type HttpRequest, type HttpResponse, lowerCaseHeaders } from './http/message.ts';
import { iam } from './iam/service.ts';
import { kms } from './kms/service.ts';
import { logs } from './logs/service.ts';
import { organizations } from './organizations/service.ts';
import { type JsonService, jsonError, serveJson } from './protocol/json.ts';
import { type QueryService, queryError, serveQuery } from './protocol/query.ts';
import { s3Error, serveS3 } from './s3/service.ts';
import { sns } from './sns/service.ts';
import { createState } from './state.ts';
import { sts } from './sts/service.ts';
import { serveWorlds } from './worlds/protocol.ts';

/** An account with one access key, which may do everything in it. */
export interface Account {
  readonly accountId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** How a reference behaves. The members of `Behaviour` make it a mutant or a variant; all others are settings of a right server. */
export interface ReferenceOptions extends Partial<Behaviour> {
  readonly accounts?: readonly Account[];
  /** Trails an account may have in one Region, 5 by default. */
  readonly trailLimit?: number;
  /** CreateTrail calls an account may make per second in one Region; not limited by default. */
  readonly trailsPerSecond?: number;
  /** Milliseconds that every answer is held back, 0 by default. */
  readonly latencyMs?: number;
  /** Milliseconds after which CloudTrail sees a changed policy, 0 by default. */
  readonly iamLagMs?: number;
  /** The clock, in milliseconds; `Date.now` by default. */
  readonly now?: () => number;
}

export interface Reference {
  /** Answers one request, without any socket. Never rejects for what a client sent. */
  handle(request: HttpRequest): Promise<HttpResponse>;
  /** Forgets everything: resources, sessions, worlds. */
  reset(): void;
  /** Serves on 127.0.0.1, or on the IPv4 address given. Port 0, the default, takes a free one. */
  listen(port?: number, host?: string): Promise<Listening>;
}

/**
 * Four accounts, so that organizations can be made of them. The first is the one to start with. Beside them every account is
 * there whose id is the access key, with the secret `test`.
 */
export const DEFAULT_ACCOUNTS: readonly Account[] = [
  { accountId: '123456789012', accessKeyId: 'test', secretAccessKey: 'test' },
  { accountId: '210987654321', accessKeyId: 'member', secretAccessKey: 'member' },
  { accountId: '345678901234', accessKeyId: 'delegate', secretAccessKey: 'delegate' },
  { accountId: '456789012345', accessKeyId: 'loner', secretAccessKey: 'loner' },
];

/**
 * A small CloudTrail with the slices of the services that CreateTrail looks at, on one endpoint. Service, Region and
 * account come from the signature of a request; each instance has a state of its own.
 */
export function createReference(options: ReferenceOptions = {}): Reference {
  const { accounts = DEFAULT_ACCOUNTS, latencyMs = 0, iamLagMs = 0, now = Date.now } = options;
  const { trailLimit = 5, trailsPerSecond = Number.POSITIVE_INFINITY } = options;
  const behaviour = behaviourOf(options);
  const rules = behaviour.rules(createTrailRules({ trailLimit, trailsPerSecond }));
  const services = new Map<string, Serve>([
    ['cloudtrail', json(createCloudTrail(rules, behaviour))],
    ['kms', json(kms)],
    ['logs', json(logs)],
    ['organizations', json(organizations)],
    ['sns', query(sns)],
    ['iam', query(iam)],
    ['sts', query(sts)],
    ['s3', serveS3],
  ]);
  let state = createState(accounts);

  function respond(request: HttpRequest, caller: Caller | Refusal, requestId: string): HttpResponse {
    const dialect = dialectOf(request);
    if (typeof caller === 'string') return writeError(dialect, refusalError(caller, dialect), requestId);
    const serve = services.get(caller.service);
    if (serve === undefined) {
      const error = new ServiceError(
        'UnknownOperationException',
        `The reference has no service "${caller.service}".`,
      );
      return writeError(dialect, error, requestId);
    }
    return serve(request, {
      ...{ state, caller, requestId },
      headers: request.headers,
      now: now(),
      seen: now() - iamLagMs,
    });
  }

  async function handle(given: HttpRequest): Promise<HttpResponse> {
    const request = lowerCaseHeaders(given);
    if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));
    const world = serveWorlds(request, state);
    if (world !== undefined) return world;
    const requestId = state.nextId();
    const caller = authenticate(
      request,
      (id): Credential | undefined =>
        state.credentials.get(id) ?? (options.accounts ? undefined : ofAccount(id)),
    );
    const response = respond(request, caller, requestId);
    const headers = {
      'x-amzn-requestid': requestId,
      date: new Date(now()).toUTCString(),
      ...response.headers,
    };
    const exchange = typeof caller === 'string' ? { request } : { request, caller };
    const body = request.method === 'HEAD' ? '' : response.body;
    return behaviour.response({ status: response.status, headers, body }, exchange);
  }

  return {
    handle,
    reset() {
      state = createState(accounts);
    },
    listen: (port = 0, host) => listen(handle, port, host),
  };
}

/** An account that nobody listed: its id is its access key, as with other emulators. */
function ofAccount(accessKeyId: string): Credential | undefined {
  const isAccount = ACCOUNT_ID.test(accessKeyId);
  return isAccount ? { accountId: accessKeyId, accessKeyId, secretAccessKey: 'test' } : undefined;
}

/** How an unauthenticated request wants to be answered, by what it looks like. */
function dialectOf({ headers }: HttpRequest): Dialect {
  const type = headers['content-type'] ?? '';
  if (headers['x-amz-target'] !== undefined || type.startsWith('application/x-amz-json')) return 'json';
  return type.startsWith('application/x-www-form-urlencoded') ? 'query' : 's3';
}

function writeError(dialect: Dialect, error: ServiceError, requestId: string): HttpResponse {
  if (dialect === 'json') return jsonError(error, '');
  return dialect === 'query' ? queryError(error, requestId) : s3Error(error, requestId);
}

type Serve = (request: HttpRequest, call: Call) => HttpResponse;

function json(service: JsonService): Serve {
  return (request, call) => serveJson(service, request, call);
}

function query(service: QueryService): Serve {
  return (request, call) => serveQuery(service, request, call);
}

/** The default behaviour with the functions that the options give; a member that is `undefined` counts as not given. */
function behaviourOf({
  rules,
  createBody,
  storedTrail,
  trailAfterRejection,
  readBody,
  operations,
  targets,
  response,
}: Partial<Behaviour>): Behaviour {
  return {
    rules: rules ?? unchanged.rules,
    createBody: createBody ?? unchanged.createBody,
    storedTrail: storedTrail ?? unchanged.storedTrail,
    trailAfterRejection: trailAfterRejection ?? unchanged.trailAfterRejection,
    readBody: readBody ?? unchanged.readBody,
    operations: operations ?? unchanged.operations,
    targets: targets ?? unchanged.targets,
    response: response ?? unchanged.response,
  };
}
