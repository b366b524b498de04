/**
 * Checks each regular expression of src/: texts come from targets and files that nobody trusts, and one that takes quadratic time
 * stops a run for minutes. `npm run regexps`; exceptions are in scripts/regexps/allowed.yaml.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../src/files/root.ts';
import { type Allowed, problemsIn } from './regexps/check.ts';

const root = packageRoot();
const all = await readdir(join(root, 'src'), { recursive: true });
const names = all.filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$|(?:^|\/)testing\//.test(name));
const read = async (name: string) =>
  [`src/${name}`, await readFile(join(root, 'src', name), 'utf8')] as const;
const files = Object.fromEntries(await Promise.all(names.map(read)));
const allowed = parse(await readFile(join(root, 'scripts/regexps/allowed.yaml'), 'utf8')) as Allowed[];
const problems = problemsIn(files, allowed);
for (const problem of problems) process.stdout.write(`${problem}\n`);
process.stdout.write(`${names.length} files, ${problems.length} problems with regular expressions\n`);
if (problems.length > 0) process.exitCode = 1;
