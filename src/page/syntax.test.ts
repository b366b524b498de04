import { describe, expect, it } from 'vitest';
import { PageError } from './error.ts';
import { readLines } from './lines.ts';
import type { Section } from './sections.ts';
import { checkSyntax, readSyntax } from './syntax.ts';

const section = (block: string): Section => {
  const [heading, ...lines] = readLines(`Request Syntax\n${block}`);
  return { name: 'requestSyntax', lines, ...(heading && { heading }) };
};
const read = (block: string) => readSyntax(section(block));
const message = (what: string) => `requestSyntax, line 2: ${what}. Copy the block as the page shows it.`;

describe('readSyntax', () => {
  it('reads strings, Booleans and lists of objects', () => {
    expect(read('{ "A": "string", "B": boolean,\n"C": [ { "D": "string", "E":boolean } ] }')).toEqual([
      { name: 'A', type: 'string' },
      { name: 'B', type: 'boolean' },
      {
        name: 'C',
        type: 'list',
        item: {
          type: 'object',
          members: [
            { name: 'D', type: 'string' },
            { name: 'E', type: 'boolean' },
          ],
        },
      },
    ]);
  });

  it('reads numbers, blobs, documents, objects, lists in lists and names of structures', () => {
    expect(
      read('{ "A": number, "B": blob, "C": JSON value, "D": { "E": [ [ "string" ] ] }, "F": "Spice" }'),
    ).toEqual([
      { name: 'A', type: 'number' },
      { name: 'B', type: 'blob' },
      { name: 'C', type: 'document' },
      {
        name: 'D',
        type: 'object',
        members: [{ name: 'E', type: 'list', item: { type: 'list', item: { type: 'string' } } }],
      },
      { name: 'F', type: 'structure', structure: 'Spice' },
    ]);
    expect(read('{ }')).toEqual([]);
  });

  it('joins the lines of a block with white space', () => {
    expect(read('{ "A b": "string",\n"c\nd": "string" }').map(({ name }) => name)).toEqual(['A b', 'c d']);
  });

  it('reads only words without quotes as types', () => {
    expect(read('{ "a boolean": "string" }')).toEqual([{ name: 'a boolean', type: 'string' }]);
    expect(() => read('{ "A": booleans }')).toThrow(message('the syntax block is not JSON'));
  });

  it('refuses text that is not JSON, with the cause', () => {
    try {
      read('{ "A" boolean }');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(PageError);
      expect(error).toMatchObject({
        message: message('the syntax block is not JSON'),
        cause: expect.any(SyntaxError),
      });
    }
  });

  it.each(['[ { "A": boolean } ]', '"string"', 'null', '5'])(
    'refuses %s, which is not an object',
    (block) => {
      expect(() => read(block)).toThrow(message('the syntax block is not a JSON object'));
    },
  );

  it.each([
    ['{ "A": [] }', "'A' has the unknown type []"],
    ['{ "A": [ null ] }', "'A' has the unknown type null"],
    ['{ "A": [ "string", "string" ] }', '\'A\' has the unknown type ["string","string"]'],
    ['{ "A": 5 }', "'A' has the unknown type 5"],
    ['{ "A": [ { "B": "colour" } ] }', '\'B\' has the unknown type "colour"'],
  ])('refuses the unknown type in %s', (block, what) => {
    expect(() => read(block)).toThrow(message(`${what} in the syntax block`));
  });

  it('names the heading if the block is missing', () => {
    const bare: Section = { name: 'requestSyntax', lines: [] };
    expect(() => readSyntax(bare)).toThrow('requestSyntax: the syntax block is not JSON');
    expect(() => checkSyntax([{ name: 'A', type: 'string' }], [], bare)).toThrow(
      "requestSyntax: the syntax block has 'A'",
    );
    expect(() => read('')).toThrow('requestSyntax, line 1: the syntax block is not JSON');
  });
});

describe('checkSyntax', () => {
  const a = { name: 'A', type: 'string' } as const;
  const b = { name: 'B', type: 'boolean' } as const;
  const check =
    (syntax: Parameters<typeof checkSyntax>[0], listed: Parameters<typeof checkSyntax>[1]) => () =>
      checkSyntax(syntax, listed, section(''));

  it('accepts the same members in any order', () => {
    expect(
      check(
        [a, b],
        [
          { ...b, line: 5 },
          { ...a, line: 9 },
        ],
      ),
    ).not.toThrow();
  });

  it('refuses a member that is not described, at the heading of the descriptions', () => {
    expect(check([a, b], [{ ...a, line: 5 }])).toThrow(
      "line 1: the syntax block has 'B', which is not described. Give the whole page.",
    );
  });

  it('refuses a different type, at the description', () => {
    expect(check([a], [{ ...a, type: 'list', line: 5 }])).toThrow(
      "line 5: 'A' is described as list but is string in the syntax block. Fix the wrong one.",
    );
  });

  it.each<[described: Parameters<typeof checkSyntax>[1][number], block: string]>([
    [{ name: 'A', type: 'timestamp', line: 5 }, '{ "A": number }'],
    [{ name: 'A', type: 'structure', structure: 'Spice', line: 5 }, '{ "A": { "B": "string" } }'],
    [{ name: 'A', type: 'structure', structure: 'Spice', line: 5 }, '{ "A": "Spice" }'],
    [{ name: 'A', type: 'map', entries: { type: 'timestamp' }, line: 5 }, '{ "A": { "string" : number } }'],
    [{ name: 'A', type: 'list', items: 'Spice', line: 5 }, '{ "A": [ { "B": "string" } ] }'],
    [{ name: 'A', type: 'list', items: { type: 'blob' }, line: 5 }, '{ "A": [ blob ] }'],
  ])('accepts %j as %s', (described, block) => {
    expect(check(read(block), [described])).not.toThrow();
  });

  it.each<[described: Parameters<typeof checkSyntax>[1][number], block: string]>([
    [{ name: 'A', type: 'list', items: { type: 'string' }, line: 5 }, '{ "A": [ number ] }'],
    [{ name: 'A', type: 'list', items: 'Spice', line: 5 }, '{ "A": [ "string" ] }'],
    [{ name: 'A', type: 'map', entries: { type: 'string' }, line: 5 }, '{ "A": { "string": boolean } }'],
  ])('refuses %j as %s', (described, block) => {
    expect(check(read(block), [described])).toThrow(/line 5: 'A' is described as/);
  });

  it('refuses a member that is only described, at the description', () => {
    expect(
      check(
        [a],
        [
          { ...a, line: 5 },
          { ...b, line: 9 },
        ],
      ),
    ).toThrow("line 9: 'B' is described but not in the syntax block. Fix the wrong one.");
  });
});
