import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { type Bindings, type RunFacts, uniqueName } from '../contract/template.ts';
import { describeStranger } from '../results/strangers.ts';
import { counted } from '../text/counted.ts';
import { plain } from '../text/harmless.ts';
import { wrap } from '../text/wrap.ts';
import type { Explored } from './explore.ts';
import type { Input } from './oracle.ts';
import type { Surprise } from './surprise.ts';

/** Members off the page named before the rest is only counted. */
const MOST_STRANGERS = 10;

/**
 * The result for the terminal: how many of which answers came, then each surprise with its seed and as a case for
 * spec/CreateTrail/triggers.yaml.
 * @param command the command line of a run on this target
 */
export function showExplored(
  explored: Explored,
  facts: RunFacts,
  bindings: Bindings,
  command = 'run',
): string {
  const { seed, generated, accepted, refused, unjudged, firstUnjudged = '', surprises, strangers } = explored;
  const sent = accepted + refused;
  const also = sent > generated ? `, and ${sent - generated} more to shrink surprises` : '';
  const answers = Object.entries(explored.answers).map(([answer, count]) => `${count} ${plain(answer)}`);
  const rest = strangers.length - MOST_STRANGERS;
  return [
    `${counted(generated, 'request')} generated with seed ${seed}${also}: ${accepted} must be accepted, ${refused} must be refused`,
    ...(unjudged > 0
      ? [`${unjudged} of them could not be judged, the first because of: ${plain(firstUnjudged)}`]
      : []),
    ...(answers.length > 0 ? wrap(answers.join(', '), 'Answers: ') : []),
    ...strangers.slice(0, MOST_STRANGERS).flatMap((one) => wrap(plain(describeStranger(one)), '  ')),
    ...(rest > 0 ? [`  … ${rest} more members: --out FOLDER, or --json`] : []),
    ...(surprises.length === 0 && sent > unjudged
      ? [`All ${unjudged > 0 ? 'other ' : ''}answers match the spec.`]
      : []),
    ...surprises.flatMap((one, at) => surpriseLines(one, at + 1, { seed, facts, bindings, command })),
    '',
  ].join('\n');
}

interface Shown {
  seed: number;
  facts: RunFacts;
  bindings: Bindings;
  command: string;
}

/** Who gets an answer that not every client gets. */
const ONLY = {
  sdk: 'through the AWS SDK; over plain HTTP the answer is right',
  wire: 'over plain HTTP, as boto3 and other clients send; through the AWS SDK the answer is right',
};

function surpriseLines(one: Surprise, place: number, { seed, facts, bindings, command }: Shown): string[] {
  const { id, title, faults, lane, answered, after, shrinks, times, known } = one;
  const head = `${place} ${plain(title)} (${counted(times, 'request')}, ${id})`;
  if (known) return ['', ...wrap(`${head}, as listed`, '')];
  const due = faults.map(({ member, what }) => `${member} ${what}`).join('; ');
  return [
    '',
    ...wrap(head, ''),
    `  sent      ${plain(JSON.stringify(one.input), 600)}`,
    `  expected  ${due ? `${[...new Set(faults.flatMap(({ errors }) => errors))].join(' or ')} (${due})` : 'accepted'}`,
    `  got       ${plain(answered)}`,
    ...(lane ? [`  only      ${ONLY[lane]}`] : []),
    `  found     at request ${after}, shrunk ${counted(shrinks, 'time')}`,
    `  again     ${command} --explore ${after} --seed ${seed}`,
    '  as a case:',
    ...caseOf(one, facts, bindings)
      .trimEnd()
      .split('\n')
      .map((line) => `    ${line}`),
  ];
}

/** A surprise as a case for spec/CreateTrail/triggers.yaml, with placeholders for the values of the run. */
export function caseOf(
  { input, faults, lane }: Pick<Surprise, 'input' | 'faults' | 'lane'>,
  facts: RunFacts,
  bindings: Bindings,
): string {
  const template = withPlaceholders(input, facts, bindings);
  const faulty = new Set(faults.flatMap(({ member }) => member.split(' and ')));
  const part = (wanted: boolean) =>
    Object.fromEntries(Object.entries(template).filter(([key]) => faulty.has(key) === wanted));
  const id = `explored-${createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 8)}`;
  const [first] = faults;
  const testCase = first
    ? { id, title: `${first.member} ${first.what}`, with: part(false), set: part(true) }
    : { id, title: `${Object.keys(template).join(', ')} is accepted`, outcome: 'accepted', with: template };
  return stringify([lane ? { ...testCase, lane } : testCase]);
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
