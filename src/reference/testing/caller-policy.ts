import { parseAuthorization } from '../auth/signature.ts';
import type { HttpRequest, HttpResponse } from '../http/message.ts';
import { lowerCaseHeaders, splitPath } from '../http/message.ts';
import type { Context } from '../policy/conditions.ts';
import { allows } from '../policy/evaluate.ts';

type Handle = (request: HttpRequest) => Promise<HttpResponse>;

export interface CallerPolicy {
  /** The caller's own policy, as IAM takes it. */
  policy: string;
  account: string;
  /** What IAM knows of a resource beside the request, such as its tags: by condition key. */
  contextOf?(action: string, resource: string): Promise<Context>;
  /** Told each action that was asked for. */
  onAsked?(action: string): void;
  /** Told each action that was refused, with its resource. */
  onDenied?(action: string, resource: string): void;
}

interface Question {
  action: string;
  resource: string;
  context?: Context;
}

/**
 * A reference whose caller may do only what an identity policy says; otherwise a caller may do everything. Actions and
 * resources are read off the requests. A role that comes along with a trail has to be passed; that a create has tags is
 * asked of the create alone.
 */
export function withCallerPolicy(
  handle: Handle,
  { policy, account, contextOf, onAsked, onDenied }: CallerPolicy,
): Handle {
  // Only the create of a role says its path, which is part of its ARN ever after.
  const paths = new Map<string, string>();
  return async (given) => {
    const request = lowerCaseHeaders(given);
    const asked = questionOf(request, account, paths);
    if (asked) onAsked?.(asked.action);
    for (const { action, resource, context } of asked ? [asked, ...passed(request, account)] : []) {
      const known = { ...(await contextOf?.(action, resource)), ...context };
      if (allows(policy, { action, resource, context: known })) continue;
      onDenied?.(action, resource);
      return refusal(request, action);
    }
    return handle(given);
  };
}

/** The role of this account that a trail is to write its log group with. */
function passed({ headers, body }: HttpRequest, account: string): Question[] {
  if (!headers['x-amz-target']?.endsWith('.CreateTrail')) return [];
  const role = /"CloudWatchLogsRoleArn":"(arn:aws:iam::(\d{12}):role\/[^"]+)"/.exec(
    new TextDecoder().decode(body),
  );
  if (role?.[1] === undefined || role[2] !== account) return [];
  const context = { 'iam:PassedToService': 'cloudtrail.amazonaws.com' };
  return [{ action: 'iam:PassRole', resource: role[1], context }];
}

function questionOf(request: HttpRequest, account: string, paths: Map<string, string>): Question | undefined {
  const scope = parseAuthorization(request.headers.authorization ?? '');
  // STS says to everybody who they are.
  if (scope === undefined || scope.service === 'sts') return undefined;
  const { service, region } = scope;
  const body = new TextDecoder().decode(request.body);
  const arn = (rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
  const target = request.headers['x-amz-target'];
  if (service === 's3') return s3Question(request);
  if (target === undefined) {
    const form = new URLSearchParams(body);
    const action = `${service}:${form.get('Action') ?? ''}`;
    if (service === 'iam') {
      const role = form.get('RoleName');
      if (role === null) return { action, resource: '*' };
      const path = form.get('Path') ?? paths.get(role) ?? '/';
      paths.set(role, path);
      return { action, resource: `arn:aws:iam::${account}:role${path}${role}` };
    }
    const topic = form.get('TopicArn') ?? form.get('ResourceArn');
    return { action, resource: topic ?? (action === 'sns:ListTopics' ? '*' : arn(form.get('Name') ?? '')) };
  }
  const action = `${service}:${target.split('.').at(-1) ?? ''}`;
  const input = parsed(body);
  const text = (key: string) => (typeof input[key] === 'string' ? input[key] : '');
  if (service === 'kms') {
    if (text('AliasName')) return { action, resource: arn(text('AliasName')) };
    const context = requestTags(input.Tags);
    return { action, resource: text('KeyId') ? arn(`key/${text('KeyId')}`) : '*', context };
  }
  if (service === 'logs') {
    return { action, resource: text('resourceArn') || arn(`log-group:${text('logGroupName')}`) };
  }
  const changes = /^cloudtrail:(?:Create|Delete|Update|Add|Remove|Start|Stop)/.test(action);
  const name = text('Name');
  return { action, resource: !changes ? '*' : name.startsWith('arn:') ? name : arn(`trail/${name}`) };
}

/** The members of a body; none where it is not JSON, which is for the service to refuse. */
function parsed(body: string): Record<string, unknown> {
  try {
    return JSON.parse(body || '{}') as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** Tags that a request gives, as condition keys. */
function requestTags(tags: unknown): Context {
  const all = Array.isArray(tags) ? (tags as { TagKey?: string; TagValue?: string }[]) : [];
  return Object.fromEntries(all.map(({ TagKey, TagValue = '' }) => [`aws:RequestTag/${TagKey}`, TagValue]));
}

function s3Question({ method, path }: HttpRequest): Question {
  const { pathname, query } = splitPath(path);
  const [, bucket = '', ...key] = pathname.split('/');
  const parameters = new URLSearchParams(query);
  const part = parameters.has('policy')
    ? 'BucketPolicy'
    : parameters.has('tagging')
      ? 'BucketTagging'
      : undefined;
  if (bucket === '') return { action: 's3:ListAllMyBuckets', resource: '*' };
  const resource = `arn:aws:s3:::${bucket}`;
  if (part) return { action: `s3:${method === 'PUT' ? 'Put' : 'Get'}${part}`, resource };
  if (parameters.has('delete') || key.join('/') !== '') {
    return { action: 's3:DeleteObject', resource: `${resource}/${key.join('/') || 'any'}` };
  }
  const actions: Record<string, string> = { PUT: 'CreateBucket', DELETE: 'DeleteBucket' };
  return { action: `s3:${actions[method] ?? 'ListBucket'}`, resource };
}

function refusal({ headers }: HttpRequest, action: string): HttpResponse {
  const message = `The caller's policy does not allow ${action}.`;
  if (headers['x-amz-target'] !== undefined) {
    const body = JSON.stringify({ __type: 'AccessDeniedException', message });
    return { status: 400, headers: { 'content-type': 'application/x-amz-json-1.1' }, body };
  }
  const error = `<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error>`;
  const query = (headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const body = query ? `<ErrorResponse>${error}</ErrorResponse>` : error;
  return { status: 403, headers: { 'content-type': 'application/xml' }, body };
}
