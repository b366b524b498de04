import { diffSpecs } from '../page/diff.ts';
import type { Model } from '../page/model/model.ts';
import { show } from '../text/show.ts';
import type { Change, Snapshot } from './snapshot.ts';

/** What changed on the page, and the cases that judge the clause. */
export function pageChanges({ spec: before }: Snapshot, { spec: now, observation }: Snapshot): Change[] {
  const { clauses, facts } = diffSpecs(before, now);
  const change = (subject: string, message: string): Change => ({
    label: 'page',
    subject,
    message,
    cases: Object.entries(observation)
      .filter(([, { definition }]) => definition.includes(JSON.stringify(subject)))
      .map(([id]) => id),
  });
  return [
    ...clauses.added.map((id) => change(id, 'sentence added')),
    ...clauses.removed.map((id) => change(id, 'sentence removed')),
    ...clauses.changed.map((id) => change(id, 'sentence reworded')),
    ...clauses.moved.map(({ from, to }) => change(from, `sentence moved to ${to}`)),
    ...facts.map(({ path, from, to }) => change(path, `${show(from)} is now ${show(to)}`)),
  ];
}

export function modelChanges({ model: before }: Snapshot, { model: now }: Snapshot): Change[] {
  const errors = ({ errors: all }: Model) => all.map(({ name, status }) => `${name} (${status})`);
  const lists: [kind: string, before: readonly string[], now: readonly string[]][] = [
    ['request', before.request, now.request],
    ['response', before.response, now.response],
    ['error', errors(before), errors(now)],
  ];
  const change = (subject: string, message: string): Change => ({
    label: 'sdk-model',
    subject,
    message,
    cases: [],
  });
  return lists.flatMap(([kind, was, is]) => [
    ...without(is, was).map((name) => change(`${kind} ${name}`, 'added to the model of the SDK')),
    ...without(was, is).map((name) => change(`${kind} ${name}`, 'removed from the model of the SDK')),
  ]);
}

export function suiteChanges({ observation: before }: Snapshot, { observation: now }: Snapshot): Change[] {
  const [was, is] = [Object.keys(before), Object.keys(now)];
  const changed = is.filter(
    (id) => Object.hasOwn(before, id) && before[id]?.definition !== now[id]?.definition,
  );
  const change = (id: string, message: string): Change => ({
    label: 'suite',
    subject: id,
    message,
    cases: [id],
  });
  return [
    ...without(is, was).map((id) => change(id, 'a new case, which the baseline does not have')),
    ...without(was, is).map((id) => change(id, 'a case of the baseline that did not run')),
    ...changed.map((id) => change(id, 'the case itself has changed')),
  ];
}

function without(all: readonly string[], others: readonly string[]): string[] {
  return all.filter((name) => !others.includes(name));
}
