import type { Reproduction } from '../reproduce/reproduce.ts';
import type { ExchangeInWords } from '../story/exchange.ts';
import type { Story, WrongCheck } from '../story/story.ts';
import { type Block, code, details, escaped, fence, list, section } from './kit.ts';

/** The story of a failing case, for an issue of the target's project. */
export function failure({ id, title, planned, wrong, request, reads, control, reproduction }: Story): Block {
  return [
    `## ${escaped(title)}`,
    code(id),
    list((planned?.circumstances ?? []).map(escaped)),
    section('### Expected and actual', list(wrong.map(describe))),
    section('### Request and answer', request && exchange(request)),
    reads.map((read) => details(`Afterwards, ${read.operation}`, exchange(read))),
    control && details(`The control: ${control.description}`, exchange(control.exchange)),
    section('### Reproduce', reproduction && fence(shellLines(reproduction), 'sh')),
  ];
}

function describe({ message, reasons }: WrongCheck): string {
  const because = reasons.map(
    ({ kind, message: why, source }) => `  - ${kind}: ${escaped(why)} (${escaped(source)})`,
  );
  return [escaped(message), ...because].join('\n');
}

function exchange({ sent, answer }: ExchangeInWords): Block {
  return [fence(sent), fence(answer)];
}

function shellLines({ setUp, aws, curl, look, cleanUp }: Reproduction): string {
  return [
    ...setUp,
    ...(aws ? [aws, `# or: ${curl}`] : [curl]),
    ...look,
    ...cleanUp.map((line) => `# afterwards: ${line}`),
  ].join('\n');
}
