import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot } from '../../src/files/root.ts';
import { packedPaths } from '../build/data.ts';
import { packedFiles } from '../release/packed.ts';

it('packs every data file that the product reads', async () => {
  const src = join(packageRoot(), 'src');
  const product = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (path) => /\.tsx?$/.test(path) && !/\.test\.ts$|(^|\/)testing\//.test(path),
  );
  const read = new Set(
    product.flatMap((path) => {
      const text = readFileSync(join(src, path), 'utf8');
      const literals = text.matchAll(/['`]#?((?:spec|generated)\/[^'`\s*]+\.(?:ya?ml|json))['`]/g);
      // What is checked against a schema: `assertSchema(value, file, 'release')`, `schemaErrors('report', value)`.
      const schemas = text.matchAll(/(?:assertSchema(?:<\w+>)?\([^;]*, |schemaErrors\()'([\w-]+)'/g);
      return [
        ...[...literals].map(([, file = '']) => file),
        ...[...schemas].map(([, name]) => `spec/schemas/${name}.schema.json`),
      ];
    }),
  );
  const packed = [...packedFiles(packageRoot()), ...(await packedPaths(packageRoot()))];
  expect([...read]).toEqual(
    expect.arrayContaining(['spec/schemas/release.schema.json', 'spec/schemas/report.schema.json']),
  );
  // A part that the code fills in stands for any name; a schema is read by a name that stands elsewhere.
  const isPacked = (file: string) => {
    const pattern = new RegExp(
      `^${file
        .split(/\$\{[^}]*\}/)
        .map(escaped)
        .join('[^/]+')}$`,
    );
    return packed.some((path) => pattern.test(path));
  };
  expect([...read].filter((file) => !isPacked(file))).toEqual([]);
}, 60_000);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
