import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Document, withBlock } from './block.ts';

/** The page on the architecture, with the rooms as src/rooms.yaml has them. */
export async function architecture(root: string): Promise<Document> {
  const rooms = parse(await readFile(join(root, 'src/rooms.yaml'), 'utf8')) as Record<
    string,
    { job: string; imports: string[] }
  >;
  const rows = Object.entries(rooms).map(
    ([name, { job, imports }]) => `| \`${name}/\` | ${job} | ${imports.join(', ') || 'nothing'} |`,
  );
  const table = ['| room | job | imports |', '| --- | --- | --- |', ...rows].join('\n');
  return withBlock(root, 'docs/architecture.md', 'rooms', table);
}
