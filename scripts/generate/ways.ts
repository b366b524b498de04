import { WAYS, type Way } from '../../src/cli/testing/ways.ts';
import { type Document, withBlock } from './block.ts';

/** The page on naming a target: a row for each way that a test tries. */
export function naming(root: string): Promise<Document> {
  const rows = Object.entries(WAYS).map(([name, way]) => {
    const cells = [name, `\`${shown(typedOf(way))}\``, String(way.code), shown(way.sentence), way.sent];
    return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  });
  const head = ['| what | typed | exit code | sentence | sent |', '| --- | --- | --- | --- | --- |'];
  return withBlock(root, 'docs/naming.md', 'ways', [...head, ...rows].join('\n'));
}

/** What is typed, with the variables before it and the files that are there after it. */
function typedOf({ typed = '', env = {}, files = {} }: Way): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value === '' ? "''" : value}`);
  const there = Object.entries(files).map(([file, text]) => (text === '' ? file : `${file} {${text}}`));
  const command = [...variables, 'run', typed].filter(Boolean).join(' ');
  return there.length === 0 ? command : `${command} # beside ${there.join(' and ')}`;
}

const shown = (text: string) => text.replaceAll('LIVE', 'URL').replaceAll('HOST', '127.0.0.1:5000');
