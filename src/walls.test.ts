import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from './files/root.ts';

interface Room {
  job: string;
  imports: string[];
  packages?: string[];
}

/** One import of a file of the product. */
interface Import {
  /** Path below src/. */
  file: string;
  /** What stands in the import. */
  from: string;
  /** Only types: nothing is loaded. */
  isType: boolean;
}

const SRC = join(packageRoot(), 'src');
const rooms = parse(readFileSync(join(SRC, 'rooms.yaml'), 'utf8')) as Record<string, Room>;

const isProduct = (path: string) => /\.tsx?$/.test(path) && !/\.test\.ts$|(^|\/)testing\//.test(path);
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(isProduct);

/** The imports in the text of a file: static, dynamic, and re-exports. */
function importsIn(file: string, text: string): Import[] {
  const code = text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '');
  const found = code.matchAll(
    /(?:^(?:import|export)\s+(type\s)?[^;'"]*?from\s+|^import\s+|\bimport\(\s*)'([^']+)'/gm,
  );
  return [...found].map(([, type, from = '']) => ({ file, from, isType: type !== undefined }));
}

const imports = files.flatMap((file) => importsIn(file, readFileSync(join(SRC, file), 'utf8')));

/** The file below src/ that an import leads to; outside of src/ it begins with `../`. Undefined for a package. */
function targetOf({ file, from }: Import): string | undefined {
  return from.startsWith('.') ? normalize(join(dirname(file), from)) : undefined;
}

/** The room of a file; undefined for one that lies in none, such as src/index.ts. */
function roomOf(file: string): string | undefined {
  return file.includes('/') && !file.startsWith('..') ? file.split('/')[0] : undefined;
}

/** The room or package that an import names: `generated` for what is loaded from there. */
function needed(one: Import): { room?: string; package?: string } {
  const target = targetOf(one);
  if (target === undefined) return { package: one.from.match(/^(?:@[^/]+\/)?[^/]+/)?.[0] ?? one.from };
  if (!target.startsWith('../generated/')) return { room: roomOf(target) ?? target };
  return one.isType && roomOf(one.file) !== 'reference' ? {} : { room: 'generated' };
}

/** Why an import is against the walls; undefined where it is allowed. */
function violation(one: Import): string | undefined {
  const room = roomOf(one.file);
  if (room === undefined) return undefined;
  const allowed = rooms[room];
  if (!allowed) return `${one.file}: src/rooms.yaml has no room ${room}`;
  const { room: other, package: name } = needed(one);
  const isAllowed =
    (other === undefined || other === room || allowed.imports.includes(other)) &&
    (name === undefined || one.isType || (allowed.packages?.includes(name) ?? true));
  return isAllowed ? undefined : `${one.file} imports ${one.from}`;
}

/** Groups of names that lead to each other, by Tarjan's algorithm. */
function circles(names: readonly string[], next: (name: string) => readonly string[]): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const visit = (name: string): void => {
    order.set(name, order.size);
    low.set(name, order.get(name) ?? 0);
    stack.push(name);
    for (const other of next(name)) {
      if (!order.has(other)) visit(other);
      if (stack.includes(other)) low.set(name, Math.min(low.get(name) ?? 0, low.get(other) ?? 0));
    }
    if (low.get(name) !== order.get(name)) return;
    const circle = stack.splice(stack.indexOf(name));
    if (circle.length > 1) found.push(circle);
  };
  for (const name of names) if (!order.has(name)) visit(name);
  return found;
}

describe('the walls between the rooms', () => {
  it('stand: no file imports what its room may not', () => {
    expect(imports.map(violation).filter((found) => found !== undefined)).toEqual([]);
  });

  it('are no wider than needed: every listed import is used', () => {
    const used = new Set(
      imports.flatMap((one) => {
        const { room, package: name } = needed(one);
        return [`${roomOf(one.file)} ${room}`, ...(one.isType ? [] : [`${roomOf(one.file)} ${name}`])];
      }),
    );
    const listed = Object.entries(rooms).flatMap(([room, { imports: others, packages = [] }]) =>
      [...others, ...packages].map((other) => `${room} ${other}`),
    );
    expect(listed.filter((line) => !used.has(line))).toEqual([]);
  });

  it('have one entry for each folder of src', () => {
    const folders = new Set(files.flatMap((file) => roomOf(file) ?? []));
    expect(Object.keys(rooms).sort()).toEqual([...folders].sort());
  });

  it('allow no circle of rooms', () => {
    expect(circles(Object.keys(rooms), (room) => rooms[room]?.imports ?? [])).toEqual([]);
  });

  it('allow no circle of files, of types either', () => {
    const next = new Map<string, string[]>();
    for (const one of imports) {
      const target = targetOf(one);
      if (target !== undefined) next.set(one.file, [...(next.get(one.file) ?? []), target]);
    }
    expect(circles(files, (file) => next.get(file) ?? [])).toEqual([]);
  });

  // Each row is an import that must be refused where it stands: the check is shown to bite.
  it.each([
    ['judge/probe.ts', "import { openLanes } from '../lanes/index.ts';"],
    ['judge/probe.ts', "import type { Lanes } from '../lanes/index.ts';"],
    ['judge/probe.ts', "import { executeCase } from '../run/execute.ts';"],
    ['judge/within/probe.ts', "import { recordCase } from '../../run/record.ts';"],
    ['judge/probe.ts', "import { readFileSync } from 'node:fs';"],
    ['judge/probe.ts', "const sdk = await import('@aws-sdk/client-cloudtrail');"],
    ['report/probe.ts', "import { provideNeeds } from '../needs/provide.ts';"],
    ['report/probe.tsx', "import { writeFile } from 'node:fs/promises';"],
    ['reference/probe.ts', "import { openLanes } from '../lanes/index.ts';"],
    ['reference/probe.ts', "import type { Case } from '../../generated/case-table.ts';"],
    ['reference/probe.ts', "import { loadTable } from '../contract/table.ts';"],
    ['contract/probe.ts', "import { show } from '../text/show.ts';"],
    ['contract/probe.ts', "export * from '../lanes/index.ts';"],
    ['contract/probe.ts', "import '../files/write.ts';"],
    ['run/probe.ts', "import { judge } from '../judge/judge.ts';"],
    ['run/probe.ts', "import {\n  judge,\n} from '../judge/judge.ts';"],
    ['session/probe.ts', "import { run } from '../cli/run.ts';"],
    ['cellar/probe.ts', "import { show } from '../text/show.ts';"],
  ])('refuse in %s: %s', (file, text) => {
    const [found, ...others] = importsIn(file, text);
    expect(others).toEqual([]);
    expect(found && violation(found)).toContain(file);
  });

  it.each([
    ['judge/probe.ts', "import { isBusy } from '../contract/busy.ts';"],
    ['judge/within/probe.ts', "import { judge } from '../judge.ts';"],
    ['cli/probe.ts', "import { judgeKnown } from '../results/known-file.ts';"],
    ['contract/probe.ts', "import type { Case } from '../../generated/case-table.ts';"],
  ])('allow in %s: %s', (file, text) => {
    expect(importsIn(file, text).map(violation)).toEqual([undefined]);
  });

  it('find every import of a file that has several', () => {
    const text = readFileSync(join(SRC, 'index.ts'), 'utf8');
    expect(importsIn('index.ts', text)).toHaveLength(text.match(/from '/g)?.length ?? 0);
    expect(relative(SRC, join(SRC, 'index.ts'))).toBe('index.ts');
  });
});
