import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { type Bindings, type RunFacts, uniqueName } from '../contract/template.ts';
import { counted } from '../text/counted.ts';
import { plain } from '../text/harmless.ts';
import type { Explored, Surprise } from './explore.ts';
import type { Input } from './oracle.ts';

/**
 * What was explored, for a person; a surprise with its seed and as a case to put into spec/triggers.yaml.
 * @param command a run on this target as it is typed
 */
export function showExplored(
  { seed, accepted, refused, unjudged, trouble = '', surprise }: Explored,
  facts: RunFacts,
  bindings: Bindings,
  command = 'run',
): string {
  const sent = accepted + refused;
  // What makes a surprise smaller is not drawn: it comes on top of what was asked for.
  const smaller = surprise ? sent - surprise.after : 0;
  const also = smaller > 0 ? ` and ${smaller} sent to make the last of them smaller` : '';
  const lines = [
    `${counted(sent - smaller, 'request')} drawn with seed ${seed}${also}: ${accepted} due to be accepted, ${refused} to be refused`,
  ];
  if (unjudged > 0) lines.push(`${unjudged} of them could not be judged, the first for: ${plain(trouble)}`);
  if (!surprise) {
    const judged = sent - unjudged;
    if (judged > 0) lines.push(`Each ${unjudged > 0 ? 'other ' : ''}was answered as the spec says.`);
    return `${lines.join('\n')}\n`;
  }
  const { faults, actual, after, shrinks } = surprise;
  const due = faults.map(({ member, what }) => `${member} ${what}`).join('; ');
  lines.push(
    `Request ${after} was not, where the exploration ends; made ${shrinks} times smaller it is:`,
    `  sent      ${plain(JSON.stringify(surprise.input))}`,
    `  expected  ${due ? `${[...new Set(faults.flatMap(({ errors }) => errors))].join(' or ')} (${due})` : 'accepted'}`,
    `  got       ${plain(actual)}`,
    `  again     ${command} --explore ${after} --seed ${seed}`,
    'As a case:',
    ...caseOf(surprise, facts, bindings)
      .trimEnd()
      .split('\n')
      .map((line) => `  ${line}`),
  );
  return `${lines.join('\n')}\n`;
}

/** The surprise as an entry of spec/triggers.yaml, with placeholders for what belongs to the run. */
export function caseOf({ input, faults }: Surprise, facts: RunFacts, bindings: Bindings): string {
  const template = withPlaceholders(input, facts, bindings);
  const faulty = new Set(faults.flatMap(({ member }) => member.split(' and ')));
  const part = (wanted: boolean) =>
    Object.fromEntries(Object.entries(template).filter(([key]) => faulty.has(key) === wanted));
  const id = `explored-${createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 8)}`;
  const [first] = faults;
  const one = first
    ? { id, title: `${first.member} ${first.what} is refused`, with: part(false), set: part(true) }
    : { id, title: `${Object.keys(template).join(', ')} is accepted`, outcome: 'accepted', with: template };
  return stringify([one]);
}

function withPlaceholders(input: Input, facts: RunFacts, bindings: Bindings): Input {
  const stem = uniqueName(facts.id, 'explore');
  const known = Object.entries(bindings).map(([alias, { id }]) => [id, `\${${alias}}`] as const);
  const text = (value: string): string => {
    const named = known.find(([id]) => id === value)?.[1];
    return named ?? value.replaceAll(stem, '${name}');
  };
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, typeof value === 'string' ? text(value) : value]),
  );
}
