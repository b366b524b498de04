/** One thing in which certificate, recording and judgement don't agree. */
export interface Difference {
  kind:
    | 'certificate-edited'
    | 'case-missing'
    | 'case-added'
    | 'recording-missing'
    | 'recording-added'
    | 'recording-twice'
    | 'recording-edited'
    | 'exchange-missing'
    | 'exchange-added'
    | 'exchange-edited'
    | 'seen-differs'
    | 'request-differs'
    | 'time-differs'
    | 'outcome-differs'
    | 'verdict-differs'
    | 'figures-differ'
    | 'suite-differs'
    | 'challenge-differs';
  /** Case, exchange or member that it is about. */
  where: string;
  message: string;
}

/** How an exchange of a case is named. */
export function placeOf(
  id: string,
  index: number,
  { role, operation }: { role: string; operation: string },
): string {
  return `${id}#${index} (${role} ${operation})`;
}
