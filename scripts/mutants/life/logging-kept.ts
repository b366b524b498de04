import type { Trail } from '../../../src/reference/index.ts';
import type { Call, Input, Row } from './fault.ts';
import { despite } from './state-faults.ts';
import { stored } from './update-settings.ts';

/** What an operation that is neither a start nor a stop does to the logging of its trail. `find` gives that trail. */
export function loggingKept(find: (input: Input, call: Call) => Trail | undefined): readonly Row[] {
  const after = (change: (before: Trail, call: Call) => Partial<Trail>) =>
    stored((before, _now, _input, call) => change(before, call), find);
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
      despite(
        undefined,
        (trail) => {
          trail.logging = false;
        },
        (_name, call, input) => find(input, call),
      ),
    ],
  ];
}
