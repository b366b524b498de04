import type { Blamed } from './cause.ts';

/** Members that can't be right while another one is wrong: nobody has to fix them by themselves. */
const FOLLOWS: Readonly<Record<string, string>> = {
  StartLoggingTime: 'IsLogging',
  StopLoggingTime: 'IsLogging',
  TimeLoggingStarted: 'IsLogging',
  TimeLoggingStopped: 'IsLogging',
};

/** The causes of a case without those that only follow from another one in it. */
export function withoutFollowing(blamed: readonly Blamed[]): Blamed[] {
  const subjects = new Set(blamed.map(({ cause }) => cause.subject));
  return blamed.filter(({ cause }) => {
    const leading = FOLLOWS[cause.subject];
    return leading === undefined || !subjects.has(leading);
  });
}
