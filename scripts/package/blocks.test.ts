import { expect, it } from 'vitest';
import { blocksOf, commandsOf } from './blocks.ts';
import { allGuides, BY_THEMSELVES, WITH_CLONE, WITH_PACKAGE } from './guides.ts';

const blocks = allGuides().flatMap((guide) => blocksOf(guide).map((block) => ({ guide, ...block })));

it('finds the place and the reason of a block, and its commands without comments', () => {
  const text =
    "a\n\n<!-- not run: it never ends -->\n```console\n# b\nserve   # c\n\necho '#1'\n```\n\n```ts\nx\n```\n";
  const [first, second] = blocksOf('a.md', text);
  expect(first).toMatchObject({ language: 'console', at: 'a.md:4', notRun: 'it never ends' });
  expect(first && commandsOf(first)).toEqual(['serve', "echo '#1'"]);
  expect(second).toEqual({ language: 'ts', at: 'a.md:11', text: 'x\n' });
});

it('has each command of the guides in a test, or the reason why not', () => {
  const followed = [...WITH_PACKAGE, ...WITH_CLONE, ...BY_THEMSELVES];
  const unrun = blocks.filter(({ guide, language }) => language === 'sh' && !followed.includes(guide));
  expect(unrun.map(({ at }) => at)).toEqual([]);
  const unexplained = blocks.filter(({ language, notRun }) => language === 'console' && !notRun);
  expect(unexplained.map(({ at }) => at)).toEqual([]);
  const ran = blocks.filter(({ language, notRun }) => language !== 'console' && notRun);
  expect(ran.map(({ at }) => at)).toEqual([]);
});

it('follows only guides that have commands', () => {
  const guides = new Set(blocks.filter(({ language }) => language === 'sh').map(({ guide }) => guide));
  const followed = [...WITH_PACKAGE, ...WITH_CLONE, ...BY_THEMSELVES];
  expect(followed.filter((guide) => !guides.has(guide))).toEqual([]);
});
