/** Ways in which a text may be encoded; escapes need none. */
export function encodedForms(text: string): string[] {
  return [text, hexOf(text), ...base64Forms(text)];
}

/** {@link encodedForms}, and each of them encoded again. */
export function twiceEncodedForms(text: string): string[] {
  const once = encodedForms(text);
  const encoded = [...once, hexOf(text).toUpperCase()];
  return [...once, ...encoded.flatMap((form) => [hexOf(form), ...base64Forms(form)])];
}

export function hexOf(text: string): string {
  return Buffer.from(text).toString('hex');
}

/** The parts of a text's Base64 that don't depend on the text before and after it, for each of the three alignments. */
export function base64Forms(text: string): string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.from('\0'.repeat(shift) + text)
      .toString('base64')
      .replace(/=/g, '');
    const first = shift === 0 ? 0 : shift + 1;
    const isWhole = (shift + Buffer.byteLength(text)) % 3 === 0;
    return encoded.slice(first, isWhole ? undefined : -1);
  });
}
