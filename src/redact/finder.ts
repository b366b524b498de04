import { type Characters, charactersOf, lettersOf } from './characters.ts';

/** A place in a text that is to be replaced. */
export interface Hit {
  start: number;
  end: number;
  /** What stands there instead. */
  mask: string;
}

/** What is looked for: its letters and digits, of which so many in a row are enough. */
interface Needle {
  letters: Uint16Array;
  least: number;
  mask: string;
}

interface Block {
  needle: Needle;
  /** Where in the needle it begins. */
  at: number;
}

/** Letters of a block. Every second block begins inside any 16 letters in a row, so each such piece is found by one. */
const BLOCK = 8;
/** Blocks of one hash that are tried: needles that share more than that are the same. */
const MOST_OF_A_HASH = 8;
const FACTOR = 0x01000193;
const OUTGOING = Array.from({ length: BLOCK }).reduce<number>((power) => Math.imul(power, FACTOR), 1);

/**
 * Finds pieces of many needles in a text in one pass: a hash rolls over the letters, and where it is that of a block of a needle, the
 * letters around it are compared.
 */
export class Finder {
  readonly #blocks = new Map<number, Block[]>();
  /** Which lower halves of hashes there are: most letters need no look into the map. */
  readonly #halves = new Uint8Array(0x10000);
  #size = 0;

  /**
   * @param least letters and digits in a row that are enough; all of a text that has fewer
   * @returns false where the text has too few to be told from chance
   */
  add(text: string, mask: string, least = Number.POSITIVE_INFINITY): boolean {
    const letters = lettersOf(text);
    if (letters.length < BLOCK) return false;
    const needle = { letters, least: Math.min(least, letters.length), mask };
    // Where all of it is wanted one block leads there.
    const last = needle.least < letters.length ? letters.length - BLOCK : 0;
    for (let at = 0; at <= last; at += BLOCK) this.#addBlock({ needle, at });
    return true;
  }

  #addBlock(block: Block): void {
    let hash = 0;
    for (let index = 0; index < BLOCK; index += 1)
      hash = Math.imul(hash, FACTOR) + (block.needle.letters[block.at + index] ?? 0);
    this.#halves[hash & 0xffff] = 1;
    const same = this.#blocks.get(hash | 0);
    if (same === undefined) this.#blocks.set(hash | 0, [block]);
    else if (same.length < MOST_OF_A_HASH) same.push(block);
    this.#size += 1;
  }

  /** The places of all pieces, in order and apart. */
  find(text: string): Hit[] {
    const hits: Hit[] = [];
    if (this.#size > 0) this.collect(charactersOf(text), text, hits);
    return hits;
  }

  /** The same in a text whose characters are known; adds to `hits`. */
  collect({ code, start, end, length }: Characters, text: string, hits: Hit[]): void {
    if (this.#size === 0) return;
    let hash = 0;
    let free = 0;
    for (let at = 0; at < length; at += 1) {
      hash = Math.imul(hash, FACTOR) + (code[at] ?? 0);
      if (at >= BLOCK) hash -= Math.imul(OUTGOING, code[at - BLOCK] ?? 0);
      hash |= 0;
      const first = at - BLOCK + 1;
      if (this.#halves[hash & 0xffff] === 0 || first < free) continue;
      const blocks = this.#blocks.get(hash);
      if (blocks === undefined) continue;
      const best = longest(blocks, code, first, free, length);
      if (best === undefined) continue;
      free = best.to;
      hits.push({
        start: start[best.from] ?? 0,
        end: behindSigns(text, end[best.to - 1] ?? 0),
        mask: best.mask,
      });
    }
  }
}

/** The signs of Base64 at the end of a secret are part of it. */
function behindSigns(text: string, end: number): number {
  let behind = end;
  while (behind < text.length && '+/='.includes(text[behind] ?? '')) behind += 1;
  return behind;
}

function longest(blocks: readonly Block[], code: Uint16Array, first: number, free: number, length: number) {
  let best: { from: number; to: number; mask: string } | undefined;
  for (const { needle, at } of blocks) {
    const { letters, least, mask } = needle;
    let from = first;
    let to = first;
    while (to < length && at + to - first < letters.length && code[to] === letters[at + to - first]) to += 1;
    if (to - first < BLOCK) continue;
    while (from > free && at + from - 1 - first >= 0 && code[from - 1] === letters[at + from - 1 - first])
      from -= 1;
    if (to - from >= least && to - from > (best ? best.to - best.from : 0)) best = { from, to, mask };
  }
  return best;
}

/** A text with its hits replaced, in whatever order they are; those that overlap become one. */
export function replaceHits(text: string, hits: readonly Hit[]): string {
  if (hits.length === 0) return text;
  const pieces: string[] = [];
  let from = 0;
  for (const { start, end, mask } of hits.toSorted((a, b) => a.start - b.start)) {
    if (start >= from) pieces.push(text.slice(from, start), mask);
    from = Math.max(from, end);
  }
  return pieces.join('') + text.slice(from);
}
