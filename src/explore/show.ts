import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { type Bindings, type RunFacts, uniqueName } from '../contract/template.ts';
import { counted } from '../text/counted.ts';
import { plain } from '../text/harmless.ts';
import type { Counterexample, Explored } from './explore.ts';
import type { Input } from './oracle.ts';

/**
 * The result for the terminal; a counterexample with its seed and as a case for spec/CreateTrail/triggers.yaml.
 * @param command the command line of a run on this target
 */
export function showExplored(
  { seed, accepted, refused, unjudged, firstUnjudged = '', counterexample }: Explored,
  facts: RunFacts,
  bindings: Bindings,
  command = 'run',
): string {
  const sent = accepted + refused;
  // Requests that shrink a counterexample are sent in addition to the generated ones.
  const shrinking = counterexample ? sent - counterexample.after : 0;
  const also = shrinking > 0 ? `, and ${shrinking} more to shrink the last one` : '';
  const lines = [
    `${counted(sent - shrinking, 'request')} generated with seed ${seed}${also}: ${accepted} must be accepted, ${refused} must be refused`,
  ];
  if (unjudged > 0)
    lines.push(`${unjudged} of them could not be judged, the first because of: ${plain(firstUnjudged)}`);
  if (!counterexample) {
    const judged = sent - unjudged;
    if (judged > 0) lines.push(`All ${unjudged > 0 ? 'other ' : ''}answers match the spec.`);
    return `${lines.join('\n')}\n`;
  }
  const { faults, actual, after, shrinks } = counterexample;
  const due = faults.map(({ member, what }) => `${member} ${what}`).join('; ');
  lines.push(
    `The answer to request ${after} contradicts the spec. Shrunk ${counted(shrinks, 'time')}, the request is:`,
    `  sent      ${plain(JSON.stringify(counterexample.input))}`,
    `  expected  ${due ? `${[...new Set(faults.flatMap(({ errors }) => errors))].join(' or ')} (${due})` : 'accepted'}`,
    `  got       ${plain(actual)}`,
    `  again     ${command} --explore ${after} --seed ${seed}`,
    'As a case:',
    ...caseOf(counterexample, facts, bindings)
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
  );
  return `${lines.join('\n')}\n`;
}

/** The counterexample as a case for spec/CreateTrail/triggers.yaml, with placeholders for the values of the run. */
export function caseOf({ input, faults }: Counterexample, facts: RunFacts, bindings: Bindings): string {
  const template = withPlaceholders(input, facts, bindings);
  const faulty = new Set(faults.flatMap(({ member }) => member.split(' and ')));
  const part = (wanted: boolean) =>
    Object.fromEntries(Object.entries(template).filter(([key]) => faulty.has(key) === wanted));
  const id = `explored-${createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 8)}`;
  const [first] = faults;
  const testCase = first
    ? { id, title: `${first.member} ${first.what}`, with: part(false), set: part(true) }
    : { id, title: `${Object.keys(template).join(', ')} is accepted`, outcome: 'accepted', with: template };
  return stringify([testCase]);
}

function withPlaceholders(input: Input, facts: RunFacts, bindings: Bindings): Input {
  const stem = uniqueName(facts, 'explore');
  const known = Object.entries(bindings).map(([alias, { id }]) => [id, `\${${alias}}`] as const);
  const text = (value: string): string => {
    const named = known.find(([id]) => id === value)?.[1];
    return named ?? value.replaceAll(stem, '${name}');
  };
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, typeof value === 'string' ? text(value) : value]),
  );
}
