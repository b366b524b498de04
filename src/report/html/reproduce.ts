import type { CaseEvidence, EvidenceIndex } from '../evidence.ts';
import { reproduce } from '../reproduce/reproduce.ts';
import { type ComponentChild, h } from './h.ts';

/** Lines to copy that do the same by hand. */
export function reproduceBlock(one: CaseEvidence, index: EvidenceIndex): ComponentChild {
  const lines = reproduce(one, index);
  if (!lines) return null;
  const { setUp, aws, withoutAws, curl, look, cleanUp, run } = lines;
  return [
    h('h4', null, 'Reproduce it'),
    shell('This case through the suite', [run]),
    setUp.length > 0 ? shell('By hand: what must exist first', setUp) : null,
    aws
      ? shell('Then the request with the AWS CLI', [aws])
      : h('p', { class: 'small soft' }, `No line for the AWS CLI: ${withoutAws}.`),
    shell(aws ? 'or with curl' : 'Then the request with curl', [curl]),
    look.length > 0 && one.reported.checks.some(({ role, passed }) => role === 'probe' && !passed)
      ? shell('What the service remembers', look)
      : null,
    cleanUp.length > 0 ? shell('Remove it again', cleanUp) : null,
  ];
}

function shell(label: string, lines: readonly string[]): ComponentChild {
  return h(
    'div',
    { class: 'shell' },
    h(
      'div',
      { class: 'label' },
      h('span', null, label),
      h('button', { type: 'button', class: 'copy', hidden: true, 'aria-label': `Copy: ${label}` }, 'Copy'),
    ),
    h('pre', { tabIndex: 0 }, lines.join('\n')),
  );
}
