import type { Characters } from './characters.ts';
import { base64Forms, hexOf } from './forms.ts';

/** One way to write a signature, which is hexadecimal, and what any 16 letters in a row of it look like. */
export interface SignatureForm {
  /** A signature written so; Base64 depends on what stands before it. */
  write(signature: string): readonly string[];
  /** Whether a text may have 16 letters of it in a row. Saves time: nearly all texts have not. */
  mayBeIn(characters: Characters): boolean;
}

/** @returns a table by character code */
function among(letters: string): Uint8Array {
  return Uint8Array.from({ length: 128 }, (_, code) => Number(letters.includes(String.fromCharCode(code))));
}

const ANY = among('0123456789abcdefghijklmnopqrstuvwxyz');
const DIGITS = '0123456789';

/** Looks for so many pairs of letters, each `period` letters after the one before it. */
function pairs(first: string, second: Uint8Array, period: 1 | 2 | 4, times: number) {
  const isFirst = among(first);
  return ({ code, length }: Characters): boolean => {
    const inARow = [0, 0, 0, 0];
    for (let at = 0; at < length; at += 1) {
      const phase = at % period;
      const isPair = isFirst[code[at] ?? 0] === 1 && (period === 1 || second[code[at + 1] ?? 0] === 1);
      const count = isPair ? (inARow[phase] ?? 0) + 1 : 0;
      if (count === times) return true;
      inARow[phase] = count;
    }
    return false;
  };
}

/** 16 letters in a row have at least so many whole pairs of their period. */
export const SIGNATURE_FORMS: readonly SignatureForm[] = [
  { write: (signature) => [signature], mayBeIn: pairs(`${DIGITS}abcdef`, ANY, 1, 16) },
  // A hexadecimal digit has the code 30 to 39 or 61 to 66.
  { write: (signature) => [hexOf(signature)], mayBeIn: pairs('36', among(DIGITS), 2, 7) },
  // The upper six bits of such a code, then its lower two with the upper four of the next.
  { write: base64Forms, mayBeIn: pairs('mnoyz', among('dtjzgwm2'), 4, 3) },
];
