import { describe, expect, it } from 'vitest';
import { diffSpecs, isEmptyDiff } from './diff.ts';
import { parseLines, parsePage } from './parse.ts';
import type { Spec } from './spec.ts';
import { asHtml, asMarkdown, asWrapped } from './testing/forms.ts';
import { editSample, SAMPLE_PAGE } from './testing/sample.ts';
import { pageLines } from './text.ts';

const derive = (input: string): Spec => parseLines(pageLines(input)).spec;
const differs = (input: string) => diffSpecs(parsePage(SAMPLE_PAGE), derive(input));
/** The page in China: another vendor's name, and a banner before the heading. */
const CHINESE = SAMPLE_PAGE.replace(
  'OpenKiosk - AWS StreetFood\n',
  'OpenKiosk - Amazon StreetFood\nServices might vary. See Kiosks.\n\n',
);
const LINKS = `${SAMPLE_PAGE.trim()}\n\n  • Kiosk Line Interface V2\n\n  • Kiosk SDK for C++\n`;

describe('the same page in another form', () => {
  it.each<[form: string, input: string]>([
    ['HTML', asHtml(SAMPLE_PAGE)],
    ['HTML of docs.amazonaws.cn', asHtml(CHINESE)],
    ['Markdown', asMarkdown(SAMPLE_PAGE)],
    ['Markdown with front matter', `---\ntitle: x\n---\n\n${asMarkdown(SAMPLE_PAGE)}`],
    ['wrapped at 60 columns', asWrapped(SAMPLE_PAGE)],
    ['wrapped at 100 columns', asWrapped(SAMPLE_PAGE, 100)],
    ['of docs.amazonaws.cn', CHINESE],
    ['with links of the SDKs', LINKS],
    [
      'with links of the SDKs, in Markdown',
      `${asMarkdown(SAMPLE_PAGE)}+ [Kiosk SDK](https://docs.example.com)\n`,
    ],
    ['with a list of contents before its heading', editSample('\nOpenKiosk\n', '\n• Errors\n\nOpenKiosk\n')],
  ])('%s gives the same spec', (_form, input) => {
    expect(differs(input)).toEqual({
      clauses: { added: [], removed: [], changed: [], moved: [] },
      facts: [],
    });
    expect(derive(input).service).toBe('StreetFood');
  });

  it('with curly quotes gives the same spec', () => {
    const quoted = (open: string, close: string, mark: string) =>
      derive(editSample('Holds the keys.', `Holds the owner${mark}s ${open}keys${close}.`));
    expect(isEmptyDiff(diffSpecs(quoted('"', '"', "'"), quoted('“', '”', '’')))).toBe(true);
  });

  it('keeps the numbers of the lines of a wrapped page', () => {
    const wrapped = asWrapped(editSample('Type: Boolean', 'Type: Colour'));
    const at = wrapped.split('\n').indexOf('Type: Colour') + 1;
    expect(() => derive(wrapped)).toThrow(`request, line ${at}: 'Colour' is an unknown type`);
  });

  it('refuses Markdown that names no service', () => {
    expect(() => derive(asMarkdown(SAMPLE_PAGE).replace(/<a name="[^"]*"><\/a>/g, ''))).toThrow(
      'overview, line 1: no anchor names the service. Keep the anchors, such as <a name="…">.',
    );
  });

  it('sees a change in Markdown as in text', () => {
    expect(isEmptyDiff(differs(asMarkdown(editSample('Bakes on demand.', 'Bakes at dawn.'))))).toBe(false);
  });
});

describe('a page of another shape', () => {
  it('may have no parameters, an empty answer and members of errors', () => {
    const page = `CloseKiosk - AWS StreetFood

CloseKiosk

Shuts the kiosk.

Response Elements

A success is an HTTP 200 answer with nothing in it.

Errors

Shared errors stand elsewhere.

BusyException

Somebody is eating.

message

Says who.

guests

Lists them.

HTTP Status Code: 400

See Also

Look here, too:
`;
    for (const input of [
      page,
      asMarkdown(page).replace(
        '# CloseKiosk\n',
        '# CloseKiosk\n<a name="streetfood-CloseKiosk-request-x"></a>\n',
      ),
    ]) {
      const spec = derive(input);
      expect(spec.request.members).toEqual([]);
      expect(spec.response).toEqual({ status: 200, members: [] });
      const inError = spec.clauses.filter(({ member }) => member === 'BusyException');
      expect(inError.map(({ id }) => id.slice('error.BusyException.'.length))).toEqual([
        'heading',
        '1',
        'message.heading',
        'message.1',
        'guests.heading',
        'guests.1',
        'status',
      ]);
      expect(spec.errors).toEqual([
        {
          name: 'BusyException',
          status: 400,
          retired: false,
          members: [
            {
              name: 'message',
              clauses: ['error.BusyException.message.heading', 'error.BusyException.message.1'],
            },
            {
              name: 'guests',
              clauses: ['error.BusyException.guests.heading', 'error.BusyException.guests.1'],
            },
          ],
          clauses: ['error.BusyException.heading', 'error.BusyException.1', 'error.BusyException.status'],
        },
      ]);
    }
  });

  const shapes = SAMPLE_PAGE.replace(
    /(Response Syntax\n\n)[\s\S]*?(Response Elements\n\n.*\n)[\s\S]*?(Errors\n)/,
    (_, a, b, c) =>
      `${a}{ "Errors": [ "string" ], "Examples": [ [ "string" ] ], "Kiosk": { "Owner": { "Name": "string" }, "Since": number, "Stamp": blob, "Staff": { "string" : [ "string" ] } }, "Prices": { "string" : number }, "Since": number, "State": "string" }\n\n${b}
Errors

Went wrong.

Type: Array of strings

Pattern: [a-z]+

Examples

Of food.

Type: Array of arrays of strings

Kiosk

The kiosk.

Type: Kiosk object

Prices

By dish.

Type: String to integer map

Key Length Constraints: Minimum length of 1. Maximum length of 9.

Since

When it opened.

Type: Timestamp

State

Is one of three.

Type: String

Valid Values: open | closed | lost

Length Constraints: Fixed length of 4.

${c}`,
  );

  it.each<[form: string, input: string]>([
    ['text', shapes],
    ['Markdown', asMarkdown(shapes)],
    ['HTML', asHtml(shapes)],
  ])('has structures, lists of lists, maps, timestamps, patterns and values, in %s', (_form, input) => {
    const { response, structures } = derive(input);
    expect(response.members).toMatchObject([
      {
        name: 'Errors',
        type: 'list',
        items: { type: 'string' },
        pattern: { value: '[a-z]+', clause: 'response.Errors.pattern' },
      },
      { name: 'Examples', type: 'list', items: { type: 'list', items: { type: 'string' } } },
      { name: 'Kiosk', type: 'structure', structure: 'Kiosk' },
      {
        name: 'Prices',
        type: 'map',
        entries: { type: 'number', format: 'integer' },
        limits: { minKeyLength: { value: 1 }, maxKeyLength: { value: 9 } },
      },
      { name: 'Since', type: 'timestamp' },
      {
        name: 'State',
        values: { value: ['open', 'closed', 'lost'], clause: 'response.State.values' },
        limits: { minLength: { value: 4 }, maxLength: { value: 4 } },
      },
    ]);
    expect(structures.Kiosk?.members).toEqual([
      { name: 'Owner', type: 'structure', members: [{ name: 'Name', type: 'string' }] },
      { name: 'Since', type: 'number' },
      { name: 'Stamp', type: 'blob' },
      { name: 'Staff', type: 'map', entries: { type: 'list', items: { type: 'string' } } },
    ]);
  });

  it('has deprecated members of the request', () => {
    const [first] = derive(editSample('Bakes on demand.', 'This parameter has been deprecated.')).request
      .members;
    expect(first).toMatchObject({ name: 'Fresh', deprecated: { value: true, clause: 'request.Fresh.1' } });
  });
});
