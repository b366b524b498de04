import type { Shown } from './shown.ts';

/** What an answer of AWS means for the expectation of its case. */
export interface Weighed {
  /** `decides`: the case left it open, or accepted several answers. */
  kind: 'confirms' | 'contradicts' | 'decides';
  case: string;
  /** What AWS answered, and what was expected where that differs. */
  message: string;
}

/** Weighs each answer against its case. */
export function weigh(shown: readonly Shown[]): Weighed[] {
  return shown.flatMap((one) => [outcomeOf(one), ...membersOf(one)]);
}

function outcomeOf(shown: Shown): Weighed {
  const { testCase, accepted, code } = shown;
  const { outcome, errors = [], statuses } = testCase.expect;
  const back = Object.entries(shown.response ?? {}).map(
    ([member, value]) => `, ${member} came back as ${value}`,
  );
  const answer = accepted ? `accepted${back.join('')}` : `${shown.status} ${code}`;
  const codes = errors.map((error) => error.code);
  const weighed = (kind: Weighed['kind'], message = answer) => ({ kind, case: testCase.id, message });
  if (testCase.informative) return weighed('decides');
  const isExpected = accepted
    ? outcome !== 'rejected'
    : outcome !== 'accepted' && codes.includes(code ?? '') && statuses.includes(shown.status);
  if (!isExpected)
    return weighed('contradicts', `${answer}; expected ${expectedBy(outcome, statuses, codes)}`);
  const options = (outcome === 'rejected' ? 0 : 1) + (outcome === 'accepted' ? 0 : codes.length);
  return weighed(options > 1 ? 'decides' : 'confirms');
}

function expectedBy(outcome: string, statuses: readonly number[], codes: readonly string[]): string {
  const refused = `${statuses.filter((status) => status >= 300).join(' or ')} ${codes.join(' or ')}`;
  if (outcome === 'accepted') return 'accepted';
  return outcome === 'either' ? `accepted, or ${refused}` : refused;
}

function membersOf({ testCase: { id }, failed }: Shown): Weighed[] {
  return failed.map((check) => ({ kind: 'contradicts', case: id, message: `the check ${check} fails` }));
}
