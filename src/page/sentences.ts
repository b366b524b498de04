/**
 * A full stop ends a sentence if a word is before it and white space and a capital letter (or an opening quote or bracket)
 * follow. So `(.)`, `192.168.5.4` and the dots in an ARN don't end a sentence.
 */
const BOUNDARY = /(?<=[\p{L}\p{N}"'’”)\]%][.!?]["'’”)\]]*)\s+(?=["'“‘([]*\p{Lu})/u;
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|inc|ltd|(?:\p{L}\.)*\p{L})\.$/iu;

/** Splits a paragraph into sentences. Joined by spaces they are the paragraph again. */
export function splitSentences(paragraph: string): string[] {
  const sentences: string[] = [];
  for (const piece of paragraph.split(BOUNDARY)) {
    const before = sentences.at(-1);
    if (before !== undefined && ABBREVIATION.test(before))
      sentences[sentences.length - 1] = `${before} ${piece}`;
    else sentences.push(piece);
  }
  return sentences;
}
