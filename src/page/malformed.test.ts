import { describe, expect, it } from 'vitest';
import { PageError } from './error.ts';
import { parsePage } from './parse.ts';
import { editSample, SAMPLE_PAGE } from './testing/sample.ts';

/** The number of the last line that begins with these words, counted here and not by the parser. */
const lineOf = (page: string, words: string): number =>
  page.split('\n').findLastIndex((line) => line.startsWith(words)) + 1;

const fault = (page: string): PageError => {
  try {
    parsePage(page);
  } catch (error) {
    if (error instanceof PageError) return error;
    throw error;
  }
  throw new Error('the page was accepted');
};

const cut = (until: string): string => SAMPLE_PAGE.slice(0, SAMPLE_PAGE.indexOf(until));

const FAULTS: [name: string, page: string, section: string, at: string, message: RegExp][] = [
  ['an empty page', ' \n\n', 'page', '', /empty/],
  ["text that isn't an API page", 'Hello there.\n', 'requestSyntax', 'Hello', /no heading of an API page/],
  ['a missing section', editSample('Response Elements', ''), 'response', 'Look here', /missing/],
  ['a page cut off between sections', cut('Errors\n'), 'errors', 'Type: Boolean', /truncated/],
  ['a page cut off before its end', cut('See Also'), 'seeAlso', 'HTTP Status Code: 410', /truncated/],
  ['a doubled section', editSample('See Also', 'Errors\n\nSee Also'), 'errors', '', /twice/],
  ['an unknown type', editSample('Type: Boolean', 'Type: Colour'), 'request', 'Type: Colour', /unknown type/],
  ['a member without a type', editSample('Type: Boolean\n', ''), 'request', 'Fresh', /Fresh has no type/],
  [
    'a member without Required',
    editSample('Required: No', ''),
    'request',
    'Fresh',
    /Fresh has neither 'Required/,
  ],
  [
    'a strange Required',
    editSample('Required: Yes', 'Required: Often'),
    'request',
    'Required: Often',
    /Yes or No/,
  ],
  [
    'an error without a status',
    editSample('HTTP Status Code: 409', ''),
    'errors',
    'LabelException',
    /no HTTP status/,
  ],
  [
    'a strange status',
    editSample('Code: 409', 'Code: many'),
    'errors',
    'HTTP Status Code: many',
    /An HTTP status has three digits/,
  ],
  ['a doubled member', editSample('Owner\n', 'Label\n'), 'request', '', /'Label' is listed twice/],
  [
    'a doubled error',
    editSample('OldException', 'CrumbsException'),
    'errors',
    '',
    /'CrumbsException' is listed twice/,
  ],
  ['a doubled label', editSample('Required: Yes', 'Required: Yes\nRequired: Yes'), 'request', '', /repeats/],
  [
    'an empty list',
    SAMPLE_PAGE.replace(/Errors\n[\s\S]*See Also/, 'Errors\n\nSee Also'),
    'errors',
    'Errors',
    /the list is empty/,
  ],
  [
    'a page without its title',
    editSample('OpenKiosk - AWS StreetFood\n', ''),
    'overview',
    'OpenKiosk',
    /Operation - AWS/,
  ],
  [
    'a page without its overview',
    SAMPLE_PAGE.slice(SAMPLE_PAGE.indexOf('Request Syntax')),
    'overview',
    'Request Syntax',
    /Operation - AWS/,
  ],
  [
    'a page with only a title before the sections',
    editSample(/\n\nOpenKiosk\n[\s\S]*?Request Syntax/.exec(SAMPLE_PAGE)?.[0] ?? '', '\n\nRequest Syntax'),
    'overview',
    'OpenKiosk - ',
    /heading 'OpenKiosk'/,
  ],
  [
    'words before the operation in the title',
    editSample('OpenKiosk - AWS', 'See OpenKiosk - AWS'),
    'overview',
    'See OpenKiosk',
    /Operation - AWS/,
  ],
  [
    'a list whose items the syntax block does not show',
    editSample('Type: Array of Spice objects', 'Type: String'),
    'request',
    'Spices',
    /'Spices' is described as string but is list in the syntax block/,
  ],
  ['a page without its heading', editSample('\nOpenKiosk\n', ''), 'overview', 'Puts', /heading 'OpenKiosk'/],
  [
    'a response without a status',
    editSample('HTTP 201', 'good'),
    'response',
    'Response Elements',
    /no HTTP status/,
  ],
  [
    'a limit without a number',
    editSample('Minimum length of 1. Maximum length of 64.', 'Any.'),
    'request',
    'Length',
    /no limit can be read/,
  ],
  [
    'limits that differ',
    editSample(
      'The maximum length is 20 characters.',
      'The maximum length is 20. Though the maximum length is 21.',
    ),
    'request',
    'Hangs',
    /maxLength is 21 here and 20/,
  ],
  [
    'an unknown kind of character',
    editSample('Start with a letter,', 'Start with a vowel,'),
    'request',
    '',
    /'a vowel' is an unknown kind/,
  ],
  [
    "a syntax block that isn't JSON",
    editSample('{ "Fresh": boolean,', '{ "Fresh" boolean,'),
    'requestSyntax',
    '{ "Fresh"',
    /not JSON/,
  ],
  [
    'a syntax block of unknown type',
    editSample('"Fresh": boolean', '"Fresh": "colour"'),
    'requestSyntax',
    '{ "Fresh"',
    /unknown type "colour"/,
  ],
  [
    'a member only in the syntax block',
    editSample('{ "Fresh"', '{ "Extra": "string", "Fresh"'),
    'request',
    'Request Parameters',
    /'Extra', which is not described/,
  ],
  [
    'a member only in the list',
    editSample('"Owner": "string", ', ''),
    'request',
    'Owner',
    /'Owner' is described but not/,
  ],
  [
    'a type the syntax block denies',
    editSample('"Open": boolean', '"Open": "string"'),
    'response',
    'Open',
    /described as boolean/,
  ],
];

describe('parsePage on a malformed page', () => {
  it.each(FAULTS)('refuses %s, with section and line', (_name, page, section, at, message) => {
    const error = fault(page);
    expect(error.section).toBe(section);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(section);
    if (at !== '') expect(error.line).toBe(lineOf(page, at));
  });
});
