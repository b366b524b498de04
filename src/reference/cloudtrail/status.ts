import type { Trail } from './trail.ts';

/**
 * The answer of GetTrailStatus. Six members are no longer in use; the service still sends them, empty where there is nothing to
 * tell. Nothing is delivered here, so that there is no time of a delivery.
 */
export function statusBody({ logging, startedAt, stoppedAt }: Trail): Record<string, unknown> {
  return {
    IsLogging: logging,
    StartLoggingTime: seconds(startedAt),
    StopLoggingTime: seconds(stoppedAt),
    TimeLoggingStarted: asText(startedAt),
    TimeLoggingStopped: asText(stoppedAt),
    LatestDeliveryAttemptTime: '',
    LatestDeliveryAttemptSucceeded: '',
    LatestNotificationAttemptTime: '',
    LatestNotificationAttemptSucceeded: '',
  };
}

function seconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}

function asText(milliseconds: number | undefined): string {
  return milliseconds === undefined ? '' : new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}
