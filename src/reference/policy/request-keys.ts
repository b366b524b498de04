import type { Call } from '../call.ts';
import type { Context } from './conditions.ts';

/** The condition keys that every request has, whoever asks. */
export function everyRequest({ now }: Pick<Call, 'now'>): Context {
  return {
    'aws:CurrentTime': new Date(now).toISOString(),
    'aws:EpochTime': String(Math.floor(now / 1000)),
  };
}
