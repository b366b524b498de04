import type { Body, ReferenceOptions, Trail } from '../../src/reference/index.ts';
import { type Input, instead, messaging, serving, textOf, trailsOf } from '../mutants/life/fault.ts';

type Options = Partial<ReferenceOptions>;

/** The operations of the reference without some. */
const without = (...names: readonly string[]): Options => ({
  operations: (all) => Object.fromEntries(Object.entries(all).filter(([name]) => !names.includes(name))),
});

/** Several operations served otherwise. */
function together(...all: readonly Options[]): Options {
  return {
    operations: (operations) =>
      all.reduce((found, { operations: change }) => change?.(found) ?? found, operations),
  };
}

/** Serves an operation with its input changed. */
const given = (operation: string, change: (input: Input) => Input): Options =>
  serving(operation, () => (right, input) => right(change(input)));

const dropping =
  (...members: readonly string[]) =>
  (input: Input): Input =>
    Object.fromEntries(Object.entries(input).filter(([member]) => !members.includes(member)));

/** Serves an operation as if it were called in the home Region of the trail that the ARN names. */
const atHome = (operation: string): Options =>
  serving(operation, () => (right, input, call) => {
    const trail = call.state.trails.get(textOf(input.Name));
    const { caller } = call;
    if (!trail) return right(input);
    const own = caller.region;
    Object.assign(caller, { region: trail.homeRegion });
    try {
      return right(input);
    } finally {
      Object.assign(caller, { region: own });
    }
  });

/** What an operation does to a trail of this Region it does to those of the same name elsewhere. */
const anyRegion = (operation: string): Options =>
  serving(operation, () => (right, input, call) => {
    const { trails } = call.state;
    const isNamed = ({ name, arn }: Trail) => [name, arn].includes(textOf(input.Name));
    const own = trailsOf(call).find((trail) => isNamed(trail) && trail.homeRegion === call.caller.region);
    const said = right(input);
    const after = own && trails.get(own.arn);
    for (const twin of trailsOf(call).filter(({ name, arn }) => name === own?.name && arn !== own.arn)) {
      if (after) trails.set(twin.arn, { ...after, arn: twin.arn, homeRegion: twin.homeRegion });
      else trails.delete(twin.arn);
    }
    return said;
  });

/** Servers with a bug that was reported publicly and that is no mutant, by the name that docs/public-bugs.md has for it. */
export const PLANTED: Readonly<Record<string, Options>> = {
  'get-trail-html': messaging('GetTrail', (response) =>
    response.status < 300
      ? response
      : {
          status: 500,
          headers: { ...response.headers, 'content-type': 'text/html' },
          body: '<!doctype html><title>500 Internal Server Error</title>',
        },
  ),
  'no-list-tags': without('ListTags'),
  'key-dropped': { storedTrail: (trail) => ({ ...trail, keyArn: undefined }) },
  'alias-echoed': messaging('CreateTrail', (response, { request }) => {
    const { KmsKeyId } = JSON.parse(Buffer.from(request.body).toString('utf8')) as Body;
    if (response.status !== 200 || KmsKeyId === undefined) return response;
    const body = JSON.parse(String(response.body)) as Body;
    return { ...response, body: JSON.stringify({ ...body, KmsKeyId }) };
  }),
  'regions-mixed': together(anyRegion('UpdateTrail'), anyRegion('DeleteTrail')),
  'list-tags-of-nothing': serving(
    'ListTags',
    () => (right, input) =>
      instead(
        () => right(input),
        ['ResourceNotFoundException'],
        (): Body => ({ ResourceTagList: [] }),
      ),
  ),
  'reads-and-creates-only': without('GetTrailStatus', 'UpdateTrail', 'ListTags', 'AddTags', 'RemoveTags'),
  'no-times': {
    readBody: (operation, body) =>
      operation === 'GetTrailStatus'
        ? { ...body, StartLoggingTime: undefined, StopLoggingTime: undefined }
        : body,
  },
  'no-home': together(atHome('UpdateTrail'), atHome('DeleteTrail')),
  'update-drops': given(
    'UpdateTrail',
    dropping('KmsKeyId', 'CloudWatchLogsLogGroupArn', 'CloudWatchLogsRoleArn'),
  ),
  'not-found-404': {
    response: (response) =>
      String(response.body).includes('TrailNotFoundException') ? { ...response, status: 404 } : response,
  },
  'nothing-cleared': given('UpdateTrail', (input) =>
    Object.fromEntries(Object.entries(input).filter(([, value]) => value !== '')),
  ),
};
