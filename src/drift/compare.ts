import { diffSpecs, type SpecDiff } from '../page/diff.ts';
import type { Model } from '../page/model/model.ts';
import type { Spec } from '../page/spec.ts';
import type { CaseSeen, Observation } from './observe.ts';

/** One night: what was observed, and with what. */
export interface Night {
  suite: { version: string; casesSha256: string };
  spec: Spec;
  model: Model;
  observation: Observation;
}

/** Why something differs from the baseline. */
export type Label = 'page' | 'sdk-model' | 'behaviour' | 'wording' | 'transient' | 'environment' | 'suite';

export interface Change {
  label: Label;
  /** Case, clause, or member of the model. */
  subject: string;
  message: string;
  /** Cases that it touches. */
  cases: string[];
}

/** Labels that mean that the contract or the service has moved. */
const DRIFT: readonly Label[] = ['page', 'sdk-model', 'behaviour', 'wording'];

/** Whether any change is a drift of the service or of what it is described by. */
export function isDrift(changes: readonly Change[]): boolean {
  return changes.some(({ label }) => DRIFT.includes(label));
}

/** Cases whose observation differs from the baseline's and was made under the same definition: to be observed again. */
export function toConfirm(baseline: Night, tonight: Night): string[] {
  return shared(baseline, tonight)
    .filter(({ was, is }) => isJudged(was) && isJudged(is) && !same(was, is))
    .map(({ id }) => id);
}

/**
 * Labels each difference between a baseline and tonight. `again` are further observations of the cases of
 * {@link toConfirm}: only what is the same in all of them, three in a row with tonight's, is the service's behaviour.
 */
export function compareNights(baseline: Night, tonight: Night, again: readonly Observation[]): Change[] {
  return [
    ...pageChanges(baseline, tonight),
    ...modelChanges(baseline.model, tonight.model),
    ...suiteChanges(baseline, tonight),
    ...shared(baseline, tonight).flatMap(({ id, was, is }) => caseChanges(id, was, is, again)),
  ];
}

function caseChanges(id: string, was: CaseSeen, is: CaseSeen, again: readonly Observation[]): Change[] {
  if (!isJudged(is)) {
    // What could not be judged before either has not changed.
    return isJudged(was) ? [{ label: 'environment', subject: id, message: is.reason, cases: [id] }] : [];
  }
  if (!isJudged(was)) {
    return [
      {
        label: 'environment',
        subject: id,
        message: `could not be judged before: ${was.reason}`,
        cases: [id],
      },
    ];
  }
  const behaviour = differences(was.behaviour, is.behaviour);
  const wording = differences(was.messages, is.messages);
  if (behaviour === '' && wording === '') return [];
  const later = again.flatMap((observation) => observation[id] ?? []);
  const unsettled =
    later.find((seen) => isJudged(seen) && !same(seen, is)) ?? later.find((seen) => !isJudged(seen));
  if (later.length < 2 || unsettled) {
    const seen = unsettled
      ? `then ${differences(is.behaviour, unsettled.behaviour) || 'as before'}`
      : 'not observed again';
    return [{ label: 'transient', subject: id, message: `${behaviour || wording}; ${seen}`, cases: [id] }];
  }
  if (behaviour === '') return [{ label: 'wording', subject: id, message: wording, cases: [id] }];
  return [{ label: 'behaviour', subject: id, message: behaviour, cases: [id] }];
}

function pageChanges({ spec: before }: Night, { spec: after, observation }: Night): Change[] {
  const { clauses, facts }: SpecDiff = diffSpecs(before, after);
  const touched = (clause: string) =>
    Object.entries(observation)
      .filter(([, { definition }]) => definition.includes(JSON.stringify(clause)))
      .map(([id]) => id);
  const line = (subject: string, message: string): Change => ({
    label: 'page',
    subject,
    message,
    cases: touched(subject),
  });
  return [
    ...clauses.added.map((id) => line(id, 'sentence added')),
    ...clauses.removed.map((id) => line(id, 'sentence removed')),
    ...clauses.changed.map((id) => line(id, 'sentence in other words')),
    ...clauses.moved.map(({ from, to }) => line(from, `sentence moved to ${to}`)),
    ...facts.map(({ path, from, to }) => line(path, `${show(from)} is now ${show(to)}`)),
  ];
}

function modelChanges(before: Model, after: Model): Change[] {
  const list = (kind: string, was: readonly string[], is: readonly string[]): Change[] => [
    ...is
      .filter((name) => !was.includes(name))
      .map((name) => change(`${kind} ${name}`, 'new in the model of the SDK')),
    ...was
      .filter((name) => !is.includes(name))
      .map((name) => change(`${kind} ${name}`, 'gone from the model of the SDK')),
  ];
  const change = (subject: string, message: string): Change => ({
    label: 'sdk-model',
    subject,
    message,
    cases: [],
  });
  const errors = ({ errors: all }: Model) => all.map(({ name, status }) => `${name} (${status})`);
  return [
    ...list('request', before.request, after.request),
    ...list('response', before.response, after.response),
    ...list('error', errors(before), errors(after)),
  ];
}

function suiteChanges(baseline: Night, tonight: Night): Change[] {
  const was = baseline.observation;
  const is = tonight.observation;
  const change = (id: string, message: string): Change => ({
    label: 'suite',
    subject: id,
    message,
    cases: [id],
  });
  return [
    ...Object.keys(is)
      .filter((id) => !Object.hasOwn(was, id))
      .map((id) => change(id, 'a case that the baseline has not')),
    ...Object.keys(was)
      .filter((id) => !Object.hasOwn(is, id))
      .map((id) => change(id, 'a case of the baseline that did not run')),
    ...Object.keys(is)
      .filter((id) => Object.hasOwn(was, id) && was[id]?.definition !== is[id]?.definition)
      .map((id) => change(id, 'the case itself is another one')),
  ];
}

function shared(baseline: Night, tonight: Night): { id: string; was: CaseSeen; is: CaseSeen }[] {
  return Object.entries(tonight.observation).flatMap(([id, is]) => {
    const was = Object.hasOwn(baseline.observation, id) ? baseline.observation[id] : undefined;
    return was && was.definition === is.definition ? [{ id, was, is }] : [];
  });
}

function isJudged({ outcome }: CaseSeen): boolean {
  return outcome === 'pass' || outcome === 'fail';
}

function same(a: CaseSeen, b: CaseSeen): boolean {
  return differences(a.behaviour, b.behaviour) === '' && differences(a.messages, b.messages) === '';
}

/** What differs between two records, in one line; empty where nothing does. */
function differences(was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>): string {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => was[key] !== is[key]);
  return keys.map((key) => `${key}: ${was[key] ?? 'nothing'} → ${is[key] ?? 'nothing'}`).join('; ');
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
