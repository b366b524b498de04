import type { Rule } from '../../src/reference/index.ts';
import type { Mutant } from './mutant.ts';
import { type RuleContext, reread } from './reread.ts';

const EXCEPTION = 'InvalidTrailNameException';
const OF_CHARACTERS = ['name.start', 'name.end', 'name.characters', 'name.adjacent'];

const nameOf = ({ request }: RuleContext): string => request.Name ?? '';

function mutant(id: string, title: string, rules: (list: readonly Rule[]) => readonly Rule[]): Mutant {
  return { id: `name/${id}`, family: 'rule', title, exception: EXCEPTION, options: { rules } };
}

/** The rules on characters look at something else than the name as it came. */
function readAs(id: string, title: string, read: (name: string) => string): Mutant {
  const change = (context: RuleContext): RuleContext => ({
    ...context,
    request: { ...context.request, Name: read(nameOf(context)) },
  });
  return mutant(id, title, (list) => reread(list, (rule) => OF_CHARACTERS.includes(rule.id), change));
}

/** Characters that a pattern lets through as if they were letters. */
function allows(id: string, title: string, chars: RegExp): Mutant {
  return readAs(`allows/${id}`, `names may have ${title}`, (name) => name.replace(chars, 'x'));
}

/** A valid name is refused. */
function refuses(id: string, title: string, wrong: RegExp): Mutant {
  const rule: Rule = {
    id: `name.${id}`,
    exception: EXCEPTION,
    violated: (context) => wrong.test(nameOf(context)),
    message: () => 'The trail name is not valid.',
  };
  return mutant(`refuses/${id}`, `names ${title} are refused`, (list) => [...list, rule]);
}

/** Only what fits is taken for an IP address. */
function onlyAddress(id: string, title: string, address: RegExp): Mutant {
  return mutant(`ip-address/${id}`, `only ${title} is an IP address`, (list) =>
    list.map((rule) =>
      rule.id === 'name.ip-address'
        ? { ...rule, violated: (context) => address.test(nameOf(context)) }
        : rule,
    ),
  );
}

const octets = (octet: string) => new RegExp(`^${octet}(\\.${octet}){3}$`);

/** Mutants of the pattern of a name: looser, stricter, or read otherwise than it came. */
export const nameMutants: readonly Mutant[] = [
  allows('unicode-letters', 'letters of any script', /\p{L}/gu),
  allows('unicode-digits', 'digits of any script', /\p{Nd}/gu),
  allows('latin-1', 'letters of Latin-1', /[\u00c0-\u00ff]/g),
  allows('cyrillic', 'Cyrillic letters', /\p{Script=Cyrillic}/gu),
  allows('kana', 'kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu),
  allows('han', 'Chinese characters', /\p{Script=Han}/gu),
  allows('emoji', 'emoji', /\p{Extended_Pictographic}/gu),
  allows('folded-letters', 'what folds to an ASCII letter', /[\u017f\u212a]/g),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is let through
  allows('control', 'control characters', /[\u0000-\u0008\u000e-\u001f]/g),
  allows('delete', 'U+007F', /\u007f/g),
  allows('tab', 'tabs', /\t/g),
  allows('line-ends', 'line ends', /[\r\n]/g),
  allows('white-space', 'white space', /\s/g),
  allows('shell', 'characters that a shell reads', /[$&;|*?<>(){}'"\\`!]/g),
  allows('file-name', 'what a key of S3 may have', /[!*'()]/g),
  allows('url', 'what a URL leaves as it is', /~/g),
  allows('iam', 'what a name of IAM may have', /[+=,@]/g),
  allows('query', 'what a query string has', /[?&=%;]/g),
  allows('path', 'slashes', /\//g),
  readAs('trimmed', 'white space around a name is not looked at', (name) => name.trim()),
  readAs('last-line-end', 'a line end behind a name is not looked at', (name) => name.replace(/\n$/, '')),
  readAs('first-line', 'only the first line of a name is looked at', (name) => name.split('\n')[0] ?? ''),
  refuses('capital-first', 'that start with a capital letter', /^[A-Z]/),
  refuses('capital-last', 'that end with a capital letter', /[A-Z]$/),
  refuses('digit-first', 'that start with a digit', /^\d/),
  refuses('digit-last', 'that end with a digit', /^.*[^0-9a-f]\d$/),
  refuses('dot-alone', 'with a dot and no dash', /^[^-]*\.[^-]*$/),
  refuses('underscore-alone', 'with an underscore and no dash', /^[^-]*_[^-]*$/),
  refuses('no-mark', 'of only letters and digits', /^[A-Za-z0-9]{5,60}$/),
  refuses('letters-a-y', 'with a z', /z/),
  refuses('letter-a-inside', 'with an a between other letters', /[g-z]a[g-z]/),
  refuses('capitals-a-y', 'with a Z', /Z/),
  refuses('capital-inside', 'with a capital letter from the middle of the alphabet', /[G-T]/),
  refuses('letter-inside', 'with a letter from the middle of the alphabet', /[h-k]/),
  refuses('many-dots', 'with more than one dot', /\.[^.]+\.[A-Za-z]/),
  refuses('address-first', 'that begin with an IP address', /^\d+(\.\d+){3}/),
  refuses('five-numbers', 'of five numbers with dots between', /^\d+(\.\d+){4}$/),
  refuses('three-numbers', 'of three numbers with dots between', /^\d+(\.\d+){2}$/),
  refuses('digits-only', 'of only digits', /^\d{5,}$/),
  onlyAddress('the-example', "the page's example", /^192\.168\.5\.4$/),
  onlyAddress(
    'well-known',
    'an address that everybody knows',
    /^(192\.168\.5\.4|0\.0\.0\.0|255\.255\.255\.255)$/,
  ),
  onlyAddress('private', 'a private address', /^(10|192\.168|172\.(1[6-9]|2\d|3[01])|0|255)\..*\.\d+$/),
  onlyAddress('one-digit', 'one with an octet of one digit', /^(?=.*(^|\.)\d(\.|$))[\d.]+$/),
  onlyAddress('without-two-digits', 'one without an octet of two digits', octets('(\\d|\\d{3})')),
  onlyAddress('without-three-digits', 'one of octets below 100, or of 255', octets('(\\d{1,2}|255|168|192)')),
  onlyAddress('up-to-199', 'one of octets below 200, or of 255', octets('(\\d{1,2}|1\\d\\d|255)')),
  // Whoever knows the table knows these; what is drawn for a run nobody can know.
  onlyAddress(
    'listed',
    'one that the cases spell out',
    /^(192\.168\.5\.4|0\.0\.0\.0|255\.255\.255\.255|1\.2\.3\.4|10\.20\.30\.40|127\.0\.0\.1|172\.16\.254\.100|203\.0\.113\.249)$/,
  ),
];
