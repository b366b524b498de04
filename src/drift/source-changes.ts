import { diffSpecs } from '../page/diff.ts';
import type { Model } from '../page/model/model.ts';
import { show } from '../text/show.ts';
import { type Change, change, type Snapshot } from './snapshot.ts';

/** What changed on the page, and the cases that judge the clause. */
export function pageChanges({ spec: before }: Snapshot, { spec: now, observation }: Snapshot): Change[] {
  const { clauses, facts } = diffSpecs(before, now);
  const messages = [
    ...clauses.added.map((id) => [id, 'sentence added'] as const),
    ...clauses.removed.map((id) => [id, 'sentence removed'] as const),
    ...clauses.changed.map((id) => [id, 'sentence reworded'] as const),
    ...clauses.moved.map(({ from, to }) => [from, `sentence moved to ${to}`] as const),
    ...facts.map(({ path, from, to }) => [path, `${show(from)} is now ${show(to)}`] as const),
  ];
  return messages.map(([subject, message]) => {
    const judging = Object.entries(observation).filter(([, { definition }]) =>
      definition.includes(JSON.stringify(subject)),
    );
    return change(
      'page',
      subject,
      message,
      judging.map(([id]) => id),
    );
  });
}

export function modelChanges({ model: before }: Snapshot, { model: now }: Snapshot): Change[] {
  const errors = ({ errors: all }: Model) => all.map(({ name, status }) => `${name} (${status})`);
  const lists: [kind: string, before: readonly string[], now: readonly string[]][] = [
    ['request', before.request, now.request],
    ['response', before.response, now.response],
    ['error', errors(before), errors(now)],
  ];
  return lists.flatMap(([kind, was, is]) => [
    ...without(is, was).map((name) =>
      change('sdk-model', `${kind} ${name}`, 'added to the model of the SDK', []),
    ),
    ...without(was, is).map((name) =>
      change('sdk-model', `${kind} ${name}`, 'removed from the model of the SDK', []),
    ),
  ]);
}

/** Where page and SDK began to say different things, or no longer do. */
export function sentenceChanges({ sentences: before }: Snapshot, { sentences: now }: Snapshot): Change[] {
  // A baseline of an older version has none to compare with.
  if (before === undefined || now === undefined) return [];
  const messages = (list: typeof now) => list.map(({ message }) => message);
  const [was, is] = [messages(before), messages(now)];
  return [
    ...now
      .filter(({ message }) => !was.includes(message))
      .map(({ subject, message }) => change('sdk-model', subject, `new difference: ${message}`, [])),
    ...before
      .filter(({ message }) => !is.includes(message))
      .map(({ subject, message }) => change('sdk-model', subject, `no difference any more: ${message}`, [])),
  ];
}

/** What is new or gone in the suite. Cases that one of the runs was not meant to have are neither. */
export function suiteChanges(
  { observation: before, isChosen: fewBefore }: Snapshot,
  { observation: now, isChosen: fewNow }: Snapshot,
): Change[] {
  const [was, is] = [Object.keys(before), Object.keys(now)];
  const changed = is.filter(
    (id) => Object.hasOwn(before, id) && before[id]?.definition !== now[id]?.definition,
  );
  return [
    ...(fewBefore ? [] : without(is, was)).map((id) =>
      change('suite', id, 'a new case, which the baseline does not have'),
    ),
    ...(fewNow ? [] : without(was, is)).map((id) =>
      change('suite', id, 'a case of the baseline that did not run'),
    ),
    ...changed.map((id) => change('suite', id, 'the case itself has changed')),
  ];
}

function without(all: readonly string[], others: readonly string[]): string[] {
  return all.filter((name) => !others.includes(name));
}
