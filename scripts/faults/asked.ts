import type { DirectAnswer, DirectRequest } from '../../src/lanes/in-process.ts';

/** The operation of a request, or for S3 its method. */
export function actionOf({ method, headers, body }: DirectRequest): string {
  const operation = (headers['x-amz-target'] ?? '').split('.').at(-1);
  return operation || (/(?:^|&)Action=(\w+)/.exec(Buffer.from(body).toString())?.[1] ?? method);
}

/** What a request creates, or undefined: by its operation, or a PUT of a bucket. */
export function createdBy(request: DirectRequest): string | undefined {
  const action = actionOf(request);
  if (action.startsWith('Create')) return action;
  return action === 'PUT' && /^\/[^/?]+\/?$/.test(request.path) ? 'CreateBucket' : undefined;
}

/** Whether a request would change something, whatever came of it. */
export function isChange(request: DirectRequest): boolean {
  return !/^(?:GET|HEAD$|Get|List|Describe|Lookup)/.test(actionOf(request));
}

/** The first of some names that a request contains: the resource that it is about. */
export function namedIn({ path, body }: DirectRequest, names: readonly string[]): string | undefined {
  const text = decodeURIComponent(path) + Buffer.from(body).toString();
  return names.find((name) => text.includes(name));
}

/** The refusal that a policy would give, in the form of the service that was asked. */
export function denialOf({ method, headers }: DirectRequest): DirectAnswer {
  if (headers['x-amz-target'] !== undefined) {
    const body = '{"__type":"AccessDeniedException","message":"denied by a policy"}';
    return { status: 400, headers: { 'content-type': 'application/x-amz-json-1.1' }, body };
  }
  const error = '<Code>AccessDenied</Code><Message>denied by a policy</Message>';
  const isQuery = headers['content-type']?.startsWith('application/x-www-form-urlencoded');
  const body = isQuery ? `<ErrorResponse><Error>${error}</Error></ErrorResponse>` : `<Error>${error}</Error>`;
  return { status: 403, headers: { 'content-type': 'text/xml' }, body: method === 'HEAD' ? '' : body };
}
