import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';

interface Locked {
  dev?: boolean;
  devOptional?: boolean;
  optional?: boolean;
  integrity?: string;
  license?: string;
  hasInstallScript?: boolean;
  deprecated?: string;
}

const read = (file: string) => readFileSync(join(packageRoot(), file), 'utf8');
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
/** What a user gets: with the optional packages, without those of developers. */
const shipped = Object.entries(packages).filter(
  ([name, { dev, devOptional }]) => name !== '' && !dev && !devOptional,
);
const names = (found: (one: Locked) => unknown) =>
  shipped.filter(([, one]) => found(one)).map(([name]) => name);

it('is held to a digest, package by package', () => {
  expect(shipped.length).toBeGreaterThan(50);
  expect(names(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
});

it('runs nothing when it is installed without the optional packages', () => {
  expect(names(({ hasInstallScript, optional }) => hasInstallScript && !optional)).toEqual([]);
});

it('has nothing that its makers gave up, but in the optional packages', () => {
  expect(names(({ deprecated, optional }) => deprecated && !optional)).toEqual([]);
});

/** They state MIT in a form that npm does not copy. */
const UNCOPIED = ['buildcheck', 'cpu-features', 'ssh2'].map((name) => `node_modules/${name}`);

it('has permissive licences only', () => {
  const permissive =
    /^(?:MIT|Apache-2\.0|BSD-[23]-Clause|ISC|0BSD|BlueOak-1\.0\.0|Unlicense|\(MIT OR .*\)|MIT-0)$/;
  expect(names(({ license }) => !permissive.test(license ?? ''))).toEqual(UNCOPIED);
});

it('has a reason for each direct dependency', () => {
  const { dependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const reasons = read('docs/decisions/0039-dependencies.md');
  const isNamed = (name: string) => reasons.includes(name.replace(/^@(?:aws-sdk\/client|smithy)[-/]/, ''));
  expect(Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => !isNamed(name))).toEqual(
    [],
  );
});
