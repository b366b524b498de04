import { ServiceError } from '../../../src/reference/error.ts';
import type { Trail } from '../../../src/reference/index.ts';
import { attempt, type Call, type Input, type Row, type Run } from './fault.ts';

/** What an operation that is neither a start nor a stop does to the logging of its trail. `find` gives that trail. */
export function loggingKept(find: (input: Input, call: Call) => Trail | undefined): readonly Row[] {
  const after =
    (change: (before: Trail, call: Call) => Partial<Trail>): Run =>
    (right, input, call) => {
      const found = find(input, call);
      const before = found && { ...found };
      const body = right(input);
      const now = before && call.state.trails.get(before.arn);
      if (now) call.state.trails.set(now.arn, { ...now, ...change(before, call) });
      return body;
    };
  const since = (isMeant: (trail: Trail) => boolean) =>
    after((before, { now }) => (isMeant(before) ? { logging: true, startedAt: now } : {}));
  const wasStopped = ({ logging, stoppedAt }: Trail) => !logging && stoppedAt !== undefined;
  return [
    ['logging/starts-again', 'starts a trail again that was stopped', ['overview.*'], since(wasStopped)],
    [
      'logging/restarts',
      'moves the start of a trail that logs to now',
      ['overview.*'],
      since(({ logging }) => logging),
    ],
    [
      'logging/stops',
      'stops a trail that logs',
      ['overview.*'],
      after(({ logging }, { now }) => (logging ? { logging: false, stoppedAt: now } : {})),
    ],
    [
      'logging/stop-forgotten',
      'forgets when the trail was stopped',
      ['overview.*'],
      after(() => ({ stoppedAt: undefined })),
    ],
    [
      'logging/refused-stops',
      'refuses, and stops a trail that logs',
      [],
      (right, input, call) => {
        const said = attempt(() => right(input));
        if (!(said instanceof ServiceError)) return said;
        const trail = find(input, call);
        if (trail) call.state.trails.set(trail.arn, { ...trail, logging: false });
        throw said;
      },
    ],
  ];
}
