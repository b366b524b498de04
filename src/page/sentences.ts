/**
 * A full stop ends a sentence when a word stands before it and white space and a capital (or an opening quote or
 * bracket) follow. So `(.)`, `192.168.5.4` and the dots in an ARN end nothing.
 */
const BOUNDARY = /(?<=[\p{L}\p{N}"'’”)\]%][.!?]["'’”)\]]*)\s+(?=["'“‘([]*\p{Lu})/u;
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|inc|ltd|(?:\p{L}\.)*\p{L})\.$/iu;

/** Splits one paragraph into sentences. Joined by single spaces they give the paragraph back. */
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
