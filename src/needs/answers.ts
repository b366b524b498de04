interface Failure {
  name: string;
  status: number;
}

/** An error's name and the status that came with it; 0 where nothing came. */
function failureOf(error: unknown): Failure {
  const { name = '', $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return { name, status: $metadata?.httpStatusCode ?? 0 };
}

/** Whether a service answered with this error, rather than that nothing came back. */
export function isAnswer(error: unknown): boolean {
  return failureOf(error).status > 0;
}

/**
 * Waits for a removal. That the resource is gone already is as good, where the service names it: a status alone may also mean
 * that there is no such call, which the SDK names NotFound.
 */
export async function unlessGone(removal: Promise<unknown>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    const { name, status } = failureOf(error);
    const isGone = status >= 400 && status < 500 && /NotFoundException|NoSuch|NotExist/.test(name);
    if (!isGone) throw error;
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
    const { name, status } = failureOf(error);
    const unknown = /UnknownOperation|NotImplemented|InvalidAction|UnsupportedOperation/.test(name);
    if (unknown || status === 501) return undefined;
    throw error;
  }
}
