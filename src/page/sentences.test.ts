import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

describe('splitSentences', () => {
  it.each([
    ['at a full stop before a capital', 'It rains. We stay.', ['It rains.', 'We stay.']],
    ['at other ends', 'Why? Look! "So" it is.', ['Why?', 'Look!', '"So" it is.']],
    ['after a closing bracket', 'It is so (or not). Try.', ['It is so (or not).', 'Try.']],
    ['before a number only where a capital follows', 'Take No. 5. Go on.', ['Take No. 5.', 'Go on.']],
    [
      'not inside brackets',
      'Use periods (.), dashes (-), or A-Z (a-z). Nothing else.',
      ['Use periods (.), dashes (-), or A-Z (a-z).', 'Nothing else.'],
    ],
    ['not at a lone sign', 'The dot (.) Ends nothing.', ['The dot (.) Ends nothing.']],
    [
      'not inside a name',
      'See urn:a:b.c:D.E and 10.0.0.1 for it.',
      ['See urn:a:b.c:D.E and 10.0.0.1 for it.'],
    ],
    [
      'not after an abbreviation',
      'Bring bread, e.g. Rye, etc. Or not.',
      ['Bring bread, e.g. Rye, etc. Or not.'],
    ],
    [
      'not after initials',
      'Ask J. Doe in the U.S. East. Then go.',
      ['Ask J. Doe in the U.S. East.', 'Then go.'],
    ],
    ['not where nothing ends', 'No end here', ['No end here']],
    [
      'before an opening sign',
      'One. (Two.) [Three.] "Four." \u201cFive.\u201d',
      ['One.', '(Two.)', '[Three.]', '"Four."', '\u201cFive.\u201d'],
    ],
    ['after a percent sign or a digit', 'It has 5%. It has 5. Good.', ['It has 5%.', 'It has 5.', 'Good.']],
    ['after a word of another script', 'Größe. Übrig.', ['Größe.', 'Übrig.']],
    ['not after an abbreviation that comes first', 'E.g. Rye. Or not.', ['E.g. Rye.', 'Or not.']],
    ['at several spaces', 'One.  Two.', ['One.', 'Two.']],
    ['not before a small letter or a digit', 'One. two. 3 four.', ['One. two. 3 four.']],
    ['not where no space follows', 'One.Two', ['One.Two']],
    [
      'after a word that ends like an abbreviation',
      'It is the zinc. Or a pavs. So.',
      ['It is the zinc.', 'Or a pavs.', 'So.'],
    ],
    [
      'after no other abbreviation',
      'So i.e. One vs. Two cf. Three approx. Four inc. Five ltd. Six (etc. Seven).',
      ['So i.e. One vs. Two cf. Three approx. Four inc. Five ltd. Six (etc. Seven).'],
    ],
  ])('splits %s', (_name, paragraph, sentences) => {
    expect(splitSentences(paragraph)).toEqual(sentences);
  });
});
