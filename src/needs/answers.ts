import { POLICY_REFUSED } from '../contract/policy-refused.ts';
import { reasonOf } from '../text/reason.ts';
import { cut } from '../text/show.ts';

interface Failure {
  name: string;
  status: number;
}

/** An error's name and the status that came with it, of an answer that the SDK could not read, too; 0 where nothing came. */
function failureOf(error: unknown): Failure {
  const { name, $metadata, $response } = error as {
    name?: unknown;
    $metadata?: { httpStatusCode?: number };
    $response?: { statusCode?: number };
  };
  const status = $metadata?.httpStatusCode ?? $response?.statusCode ?? 0;
  return { name: typeof name === 'string' ? name : '', status };
}

/** Longest piece of a body in a reason. */
const LONGEST_BODY = 120;

/** A failed call in words: `PutBucketPolicy answered 501 NotImplemented: …`, with the beginning of a body that has no message. */
export function describeFailure(error: unknown): string {
  const { operation, $response } = error as { operation?: string; $response?: { body?: unknown } };
  const { status } = failureOf(error);
  const reason = reasonOf(error);
  if (!operation || status === 0) return operation ? `${operation}: ${reason}` : reason;
  const { body } = $response ?? {};
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body).trim() : '';
  const isRead = !/(?:^Unknown|UnknownError$|parse error|JSON)/.test(reason);
  const shown = isRead || text === '' ? '' : ` (${cut(text.replace(/\s+/g, ' '), LONGEST_BODY)})`;
  // An error code follows the status; anything else is a sentence of its own.
  const between = /^\w+(?:: |$)/.test(reason) ? ' ' : ': ';
  return `${operation} answered ${status}${between}${reason}${shown}`;
}

/** Whether a service clearly refused a call, after which nothing has changed. */
export function isRefusal(error: unknown): boolean {
  const { status } = failureOf(error);
  return status >= 400 && status < 500;
}

/** The status of an answer that is an error; 0 where nothing came. */
export function statusOf(error: unknown): number {
  return failureOf(error ?? {}).status;
}

/** Whether a service answered with this error, rather than that nothing came back. */
export function isAnswer(error: unknown): boolean {
  return failureOf(error).status > 0;
}

/** Whether a target answers that it has no such call. */
export function isNotServed(error: unknown): boolean {
  const { name, status } = failureOf(error);
  return status === 501 || /UnknownOperation|NotImplemented|InvalidAction|UnsupportedOperation/.test(name);
}

/** Whether nobody listened where a call went. */
export function isConnectionRefused(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'ECONNREFUSED';
}

/**
 * Waits for a removal. That the resource is gone already is as good, where the service names it: a status alone may also mean
 * that there is no such call, which the SDK names NotFound.
 */
export async function unlessGone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    const isGone =
      isRefusal(error) && /NotFoundException|NoSuch|NotExist|NotInUse/.test(failureOf(error).name);
    if (!isGone) throw error;
  }
}

/**
 * Waits for a create. That the resource exists already is as good, and gives undefined, where an earlier attempt may have created
 * it whose answer was lost: only this run has its name.
 */
export async function unlessCreated<T>(creating: Promise<T>): Promise<T | undefined> {
  try {
    return await creating;
  } catch (error) {
    const { $metadata } = error as { $metadata?: { attempts?: number } };
    const isThere = /Already(?:Exists|OwnedByYou|InOrganization)/.test(failureOf(error).name);
    if (($metadata?.attempts ?? 1) > 1 && isThere) return undefined;
    throw error;
  }
}

/** What a policy that could not be set leaves: an attribute that says so. On AWS nobody refuses it for good. */
export async function orWithoutPolicy(
  setting: Promise<unknown>,
  isBackground: boolean,
): Promise<{ [POLICY_REFUSED]?: string }> {
  try {
    await setting;
    return {};
  } catch (error) {
    // In most cases the resource is only background: a target without these policies accepts it as it is.
    if (!isBackground || !isAnswer(error)) throw error;
    return { [POLICY_REFUSED]: describeFailure(error) };
  }
}

/** Gives undefined where the service answers that there is no such thing. */
export async function orNone<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    const { name, status } = failureOf(error);
    if (/NotFound|NoSuch|NotExist/.test(name) || status === 404) return undefined;
    throw error;
  }
}

/** The tags of something, or undefined where the service has none or can't be asked: then only a journal vouches for it. */
export async function orUntagged<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await orNone(asked);
  } catch (error) {
    // A wrong service may list what it takes for malformed when it is asked about it.
    const malformed = /ARNInvalid|Invalid\w*Name/.test(failureOf(error).name);
    if (isNotServed(error) || malformed) return undefined;
    throw error;
  }
}

/** What was asked for, or why the service refuses to show it. @throws where nothing answers */
export async function orReason<T>(asked: Promise<T>): Promise<{ read?: T; unreadable?: string }> {
  try {
    return { read: await asked };
  } catch (error) {
    if (!isAnswer(error)) throw error;
    return { unreadable: describeFailure(error) };
  }
}
