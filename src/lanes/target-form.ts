import type { Capability } from '../../generated/report.ts';
import type { TargetDescription, TargetForm } from '../contract/target.ts';

/** Prefixes of X-Amz-Target. The AWS SDK for JavaScript sends the short form, AWS CLI, boto3 and Terraform send the long one. */
export const TARGET_FORMS = {
  long: 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.',
  short: 'CloudTrail_20131101.',
} as const;

/** Begins the name of the capability to accept a form. */
export const FORM_CAPABILITY = 'target-form.';

/** The only form that a target accepts; undefined where it accepts both, or none. */
export function onlyForm(capabilities: readonly Capability[]): TargetForm | undefined {
  const accepted = (Object.keys(TARGET_FORMS) as TargetForm[]).filter((form) =>
    capabilities.some(({ name, has }) => has && name === `${FORM_CAPABILITY}${form}`),
  );
  return accepted.length === 1 ? accepted[0] : undefined;
}

/** What this needs of an SDK client. */
interface HasMiddleware {
  middlewareStack: {
    // biome-ignore lint/suspicious/noExplicitAny: the types of the SDK name every operation of the client.
    add(middleware: any, options: { step: 'build'; priority: 'low'; name: string }): void;
  };
}

interface Built {
  request: { headers: Record<string, string> };
}

/** Makes an SDK client name operations in the form that the target accepts, where it accepts only one. Gives the client. */
export function inTargetForm<C extends HasMiddleware>(client: C, target: TargetDescription): C {
  const { targetForm } = target;
  if (targetForm === undefined) return client;
  const middleware = (next: (args: Built) => unknown) => (args: Built) => {
    const operation = args.request.headers['x-amz-target']?.split('.').at(-1);
    if (operation !== undefined)
      args.request.headers['x-amz-target'] = `${TARGET_FORMS[targetForm]}${operation}`;
    return next(args);
  };
  // Before the request is signed, because the signature covers this header.
  client.middlewareStack.add(middleware, { step: 'build', priority: 'low', name: 'targetForm' });
  return client;
}
