import type { Observation } from '../../generated/observations.ts';
import { plain } from '../text/harmless.ts';
import type { Shown } from './shown.ts';

/** Observations by id, as spec/observations.yaml has them. */
export type Entries = Readonly<Record<string, Observation>>;

/** Where and with what a run was made. */
export interface Origin {
  region: string;
  /** Version of the suite. */
  suite: string;
}

/**
 * The observations of a run that are not in `present` yet: one for each case, unless an entry of the same case has the same answer.
 * A different answer gets an entry of its own beside the old one, so that a person sees both.
 */
export function newEntries(shown: readonly Shown[], { region, suite }: Origin, present: Entries): Entries {
  const found: Record<string, Observation> = {};
  for (const one of shown) {
    const entry = entryOf(one, { region, suite });
    const known = Object.values(present).filter((other) => other.case === entry.case);
    if (known.some((other) => isSame(other, entry))) continue;
    found[freeId(entry, present)] = entry;
  }
  return found;
}

function entryOf(shown: Shown, { region, suite }: Origin): Observation {
  const { testCase, code, message, response, status, date } = shown;
  const answer = code === undefined ? 'It was accepted.' : `It was refused with ${plain(code)}.`;
  return {
    description: `${capital(testCase.title)}. ${answer}`,
    source: `cloudtrail-conformance ${suite}, run on AWS`,
    date,
    case: testCase.id,
    region,
    suite,
    ...(code === undefined ? {} : { exception: plain(code) }),
    ...(message === undefined ? {} : { message }),
    ...(response === undefined ? {} : { response }),
    status,
    confidence: 'medium',
  };
}

function isSame(a: Observation, b: Observation): boolean {
  const answer = ({ exception, status, message, response = {} }: Observation) =>
    JSON.stringify([exception, status, message, Object.entries(response).sort()]);
  return answer(a) === answer(b);
}

/** `run.NameException.length-2`; with the day and the Region where another answer has that id. */
function freeId(entry: Observation, present: Entries): string {
  const id = `run.${(entry.case ?? '').replace('/', '.')}`;
  return Object.hasOwn(present, id) ? `${id}.${entry.date}.${entry.region}` : id;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
