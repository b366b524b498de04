import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';

interface Locked {
  dev?: boolean;
  devOptional?: boolean;
  integrity?: string;
  license?: string;
  hasInstallScript?: boolean;
  deprecated?: string;
}

const read = (file: string) => readFileSync(join(packageRoot(), file), 'utf8');
const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
/** What a user gets: without the packages of developers, and without the optional peers, which are among those. */
const shipped = Object.entries(packages).filter(
  ([name, { dev, devOptional }]) => name !== '' && !dev && !devOptional,
);
const names = (found: (one: Locked) => unknown) =>
  shipped.filter(([, one]) => found(one)).map(([name]) => name);

it('is held to a digest, package by package', () => {
  expect(shipped.length).toBeGreaterThan(50);
  expect(names(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
});

it('runs nothing when it is installed', () => {
  expect(names(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
});

it('has nothing that its makers gave up', () => {
  expect(names(({ deprecated }) => deprecated)).toEqual([]);
});

it('has permissive licences only', () => {
  const permissive =
    /^(?:MIT|Apache-2\.0|BSD-[23]-Clause|ISC|0BSD|BlueOak-1\.0\.0|Unlicense|\(MIT OR .*\)|MIT-0)$/;
  expect(names(({ license }) => !permissive.test(license ?? ''))).toEqual([]);
});

it('has a reason for each direct dependency', () => {
  const { dependencies, peerDependencies } = JSON.parse(read('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const reasons = read('docs/decisions/0039-dependencies.md');
  const isNamed = (name: string) => reasons.includes(name.replace(/^@(?:aws-sdk\/client|smithy)[-/]/, ''));
  expect(Object.keys({ ...dependencies, ...peerDependencies }).filter((name) => !isNamed(name))).toEqual([]);
});
