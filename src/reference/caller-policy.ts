import { parseAuthorization } from './auth/signature.ts';
import type { HttpRequest, HttpResponse } from './http/message.ts';
import { lowerCaseHeaders, splitPath } from './http/message.ts';
import { allows } from './policy/evaluate.ts';

type Handle = (request: HttpRequest) => Promise<HttpResponse>;

export interface CallerPolicy {
  /** The caller's own policy, as IAM takes it. */
  policy: string;
  account: string;
  /** Told each action that was asked for. */
  onAsked?(action: string): void;
  /** Told each action that was refused, with its resource. */
  onDenied?(action: string, resource: string): void;
}

/**
 * A reference whose caller may do only what an identity policy says; otherwise a caller may do everything. Actions and
 * resources are read off the requests. What comes along with a create (tags, a role to pass) is not asked for.
 */
export function withCallerPolicy(
  handle: Handle,
  { policy, account, onAsked, onDenied }: CallerPolicy,
): Handle {
  return async (given) => {
    const request = lowerCaseHeaders(given);
    const asked = questionOf(request, account);
    if (asked) onAsked?.(asked.action);
    if (asked === undefined || allows(policy, { ...asked, context: {} })) return handle(given);
    onDenied?.(asked.action, asked.resource);
    return refusal(request, asked.action);
  };
}

function questionOf(request: HttpRequest, account: string): { action: string; resource: string } | undefined {
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
      return { action, resource: role === null ? '*' : `arn:aws:iam::${account}:role/${role}` };
    }
    const topic = form.get('TopicArn') ?? form.get('ResourceArn');
    return { action, resource: topic ?? (action === 'sns:ListTopics' ? '*' : arn(form.get('Name') ?? '')) };
  }
  const action = `${service}:${target.split('.').at(-1) ?? ''}`;
  const input = JSON.parse(body || '{}') as Record<string, unknown>;
  const text = (key: string) => (typeof input[key] === 'string' ? input[key] : '');
  if (service === 'kms') {
    if (text('AliasName')) return { action, resource: arn(text('AliasName')) };
    return { action, resource: text('KeyId') ? arn(`key/${text('KeyId')}`) : '*' };
  }
  if (service === 'logs') {
    return { action, resource: text('resourceArn') || arn(`log-group:${text('logGroupName')}`) };
  }
  const changes = /^cloudtrail:(?:Create|Delete|Update|Add|Remove|Start|Stop)/.test(action);
  const name = text('Name');
  return { action, resource: !changes ? '*' : name.startsWith('arn:') ? name : arn(`trail/${name}`) };
}

function s3Question({ method, path }: HttpRequest): { action: string; resource: string } {
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
