import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { fileOf, isPacked, linksIn, packedLinks } from './links.ts';
import { packedFiles } from './packed.ts';

const root = packageRoot();
const repository = { url: 'https://example.test/owner/name', tag: 'v0.2.0' };

it.each([
  ['[a](docs/there.md#part)', '[a](docs/there.md#part)'],
  ['[a](docs/)', '[a](docs/)'],
  ['[a](#part)', '[a](#part)'],
  ['[a](https://other.test/b.md)', '[a](https://other.test/b.md)'],
  ['[a](docs/far.md#part)', '[a](https://example.test/owner/name/blob/v0.2.0/docs/far.md#part)'],
  ['![a](docs/far.png)', '![a](https://example.test/owner/name/raw/v0.2.0/docs/far.png)'],
])(
  'links of the README to what is in the package stay, others lead to the repository: %s',
  (given, wanted) => {
    expect(packedLinks(given, { from: 'README.md', packed: ['docs/there.md'], repository })).toBe(wanted);
  },
);

it('reads a link of a guide from its folder', () => {
  const options = { from: 'docs/guide.md', packed: ['docs/there.md'], repository };
  expect(packedLinks('[a](there.md) [b](../spec/far.yaml)', options)).toBe(
    '[a](there.md) [b](https://example.test/owner/name/blob/v0.2.0/spec/far.yaml)',
  );
});

const packed = packedFiles(root);
const pages = packed.filter((path) => path.endsWith('.md'));

describe('the package', () => {
  it('has the README and the guides', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/README.md', 'docs/targets.md']));
  });

  it.each(pages)('has no link that leads nowhere in %s', (from) => {
    const markdown = readFileSync(join(root, from), 'utf8');
    const dead = linksIn(packedLinks(markdown, { from, packed, repository })).filter((place) => {
      const elsewhere = `${repository.url}/`;
      if (place.startsWith(elsewhere)) {
        const [, , ...path] = place.slice(elsewhere.length).split('/');
        return !isThere(path.join('/').replace(/#.*$/, ''), place);
      }
      const file = fileOf(place, from);
      if (file !== undefined) return !isPacked(file, packed) || !isThere(file, place);
      return place.startsWith('#') && !isThere(from, place);
    });
    expect(dead).toEqual([]);
  });
});

/** Whether the file exists and has the heading that the link names. */
function isThere(file: string, place: string): boolean {
  if (!existsSync(join(root, file))) return false;
  const [, anchor] = place.split('#');
  if (anchor === undefined) return true;
  const headings = readFileSync(join(root, file), 'utf8').matchAll(/^#+ (.*)$/gm);
  return [...headings].some(([, text = '']) => slugOf(text) === anchor);
}

/** How GitHub names the anchor of a heading. */
const slugOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
