import { describe, expect, it } from 'vitest';
import { readComment, wordsOf } from './comment.ts';

const words = (html: string) => wordsOf(html).map(({ text, bullet }) => (bullet ? `• ${text}` : text));

describe('readComment', () => {
  it('reads the description, what is deprecated, and the errors', () => {
    const comment = `/**
 * <p>Opens a kiosk,
 *       at noon.</p>
 * @message is a word here, and no tag.
 * @example
 * \`\`\`javascript
 * const input = { Label: "x" };
 * \`\`\`
 * @throws {@link BurnedException} (client fault)
 *  <p>It burned.</p>
 *          <p>Twice.</p>
 *
 * @throws {@link BrokenException} (server fault)
 *  <p>It broke.</p>
 *
 * @throws {@link KioskServiceException}
 * <p>Base exception class.</p>
 *
 * @deprecated Use OpenStall
 *   instead.
 * @public
 */`;
    const read = readComment(comment);
    expect(words(read.html)).toEqual(['Opens a kiosk, at noon.', '@message is a word here, and no tag.']);
    expect(read.errors.map(([name, html]) => [name, words(html)])).toEqual([
      ['BurnedException', ['It burned.', 'Twice.']],
      ['BrokenException', ['It broke.']],
    ]);
    expect(read.deprecated).toBe('Use OpenStall instead.');
    expect(readComment('/**\n * <p>One.</p>\n */')).not.toHaveProperty('deprecated');
  });
});

describe('wordsOf', () => {
  it('gives each paragraph and bullet a line, and a box its title', () => {
    expect(
      words(
        '<p>One <code>two</code>.</p> <note><p>Three</p></note><important> <p>Four</p></important><ul><li><p>Five</p><p>Six</p></li></ul><ol><li>Seven</li></ol><dl><dt>Eight</dt><dd>Nine</dd></dl>',
      ),
    ).toEqual([
      'One two.',
      'Note',
      'Three',
      'Important',
      'Four',
      '• Five',
      'Six',
      '• Seven',
      'Eight',
      'Nine',
    ]);
  });

  it('keeps words in angle brackets', () => {
    expect(words('<p>The <i><key-id></i> of <region> &lt;name&gt;</p>')).toEqual([
      'The <key-id> of <region> <name>',
    ]);
  });

  it('reads no label in words', () => {
    expect(wordsOf('<p>Type: none</p>').map(({ role }) => role)).toEqual(['words']);
  });
});
