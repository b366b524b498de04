import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSdkPackage, operationsOf } from './package.ts';

let root = '';
const install = (name: string, version: string, operations: readonly string[], folder = root) => {
  const commands = join(folder, 'node_modules/@aws-sdk', name, 'dist-types/commands');
  mkdirSync(commands, { recursive: true });
  writeFileSync(join(commands, '../../package.json'), JSON.stringify({ version }));
  for (const operation of operations) writeFileSync(join(commands, `${operation}Command.d.ts`), '');
};
const find = (operation: string, name?: string) => findSdkPackage(operation, name, [root]);

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'sdk-'));
  install('client-kiosk', '3.1.0', ['OpenKiosk', 'TagResource']);
  install('client-stall', '3.2.0', ['OpenStall', 'TagResource']);
  install('core', '1.0.0', ['OpenCore']);
});
afterAll(() => rmSync(root, { recursive: true }));

describe('findSdkPackage', () => {
  it('finds the one package that documents an operation, from a folder below too', () => {
    const found = { name: '@aws-sdk/client-stall', version: '3.2.0' };
    expect(find('OpenStall')).toMatchObject(found);
    mkdirSync(join(root, 'a/b'), { recursive: true });
    expect(findSdkPackage('OpenStall', undefined, [join(root, 'a/b')])).toMatchObject(found);
  });

  it('takes the package that is named, with its scope or without', () => {
    expect(find('TagResource', 'client-stall').version).toBe('3.2.0');
    expect(find('TagResource', '@aws-sdk/client-kiosk').version).toBe('3.1.0');
  });

  it('takes CloudTrail first where several have the operation', () => {
    const other = mkdtempSync(join(tmpdir(), 'sdk-'));
    install('client-cloudtrail', '3.3.0', ['TagResource'], other);
    expect(findSdkPackage('TagResource', undefined, [root, other]).name).toBe('@aws-sdk/client-cloudtrail');
    rmSync(other, { recursive: true });
  });

  it('refuses an operation of several packages', () => {
    expect(() => find('TagResource')).toThrow(
      'source: TagResource is in several packages: @aws-sdk/client-kiosk, @aws-sdk/client-stall. Add --package NAME.',
    );
  });

  it('refuses an unknown operation, with the nearest', () => {
    expect(() => find('OpenStal')).toThrow(
      'source: No operation OpenStal in @aws-sdk/client-kiosk, @aws-sdk/client-stall. Did you mean OpenStall?',
    );
    expect(() => find('OpenKiosk', 'client-stall')).toThrow(
      'No operation OpenKiosk in @aws-sdk/client-stall.',
    );
  });

  it('refuses a package that is not installed, and a folder without any', () => {
    expect(() => find('OpenKiosk', 'client-moon')).toThrow(
      'source: The package client-moon is not installed. Installed: @aws-sdk/client-kiosk, @aws-sdk/client-stall.',
    );
    const empty = mkdtempSync(join(tmpdir(), 'sdk-'));
    expect(() => findSdkPackage('OpenKiosk', undefined, [empty])).toThrow(
      'source: No client package of @aws-sdk is installed. Run npm install.',
    );
    rmSync(empty, { recursive: true });
  });
});

describe('operationsOf', () => {
  it('lists the operations of a package', () => {
    expect(operationsOf(find('OpenKiosk'))).toEqual(['OpenKiosk', 'TagResource']);
  });
});
