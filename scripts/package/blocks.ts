import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../src/files/root.ts';
import { command } from './install.ts';

/** Code in a guide. */
export interface Block {
  /** `sh` for commands that the lane runs, `console` for those that it can't. */
  language: string;
  text: string;
  /** Its place, as `docs/ci.md:45`. */
  at: string;
  /** Why no test runs it. */
  notRun?: string;
}

/** The code of a guide, in its order. */
export function blocksOf(
  guide: string,
  markdown = readFileSync(join(packageRoot(), guide), 'utf8'),
): Block[] {
  const found = markdown.matchAll(/(?:^<!-- not run: ([^\n]*) -->\n)?^```(\w*)\n(.*?)^```$/gms);
  return [...found].map(({ 0: all, 1: notRun, 2: language = '', 3: text = '', index }) => {
    const line = markdown.slice(0, index + all.indexOf('```')).split('\n').length;
    return { language, text, at: `${guide}:${line}`, ...(notRun === undefined ? {} : { notRun }) };
  });
}

/** The commands of a block, without comments. */
export function commandsOf({ text }: Pick<Block, 'text'>): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#\s.*$/, '').trim())
    .filter(Boolean);
}

/** Commands that a guide does not end as its reader expects. */
export interface Failed {
  at: string;
  line: string;
  code: number;
  output: string;
}

interface Options {
  /** Where the commands run, and where files are written. */
  folder: string;
  /** What is run in the place of what stands in the guide. */
  here?: (text: string) => string;
  env?: NodeJS.ProcessEnv;
  /** Commands that another part of the gate runs, and which. */
  elsewhere?: Readonly<Record<string, string>>;
}

/** Follows guides as a reader would, and runs no command twice. */
export class Reader {
  readonly #options: Options;
  /** Where each command is run first. */
  readonly #ran: Map<string, string>;

  constructor(options: Options) {
    this.#options = options;
    this.#ran = new Map(Object.entries(options.elsewhere ?? {}));
  }

  /**
   * Does what a guide says: a block that begins with a comment of a file name becomes that file, and each line of a `sh` block is
   * run. Each is printed with its exit code.
   */
  async follow(guide: string): Promise<Failed[]> {
    const { folder, here = (text) => text, env } = this.#options;
    const failed: Failed[] = [];
    for (const block of blocksOf(guide)) {
      const { language, text, at } = block;
      const [, file] = /^(?:\/\/|#) ([\w.-]+\.\w+)\n/.exec(text) ?? [];
      if (file !== undefined) await writeFile(join(folder, file), here(text));
      for (const line of language === 'sh' ? commandsOf(block) : []) {
        const before = this.#ran.get(line);
        if (before !== undefined) {
          console.log(`${at}: run at ${before}: ${line}`);
          continue;
        }
        const { code, output, seconds } = await command(folder, ['sh', '-ec', here(line)], env);
        console.log(`${at}: exit ${code}, ${seconds.toFixed(1)} s: ${line}`);
        this.#ran.set(line, at);
        if (code !== 0) failed.push({ at, line, code, output });
      }
    }
    return failed;
  }
}
