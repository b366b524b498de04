import { expect, it } from 'vitest';
import { loadTable } from '../contract/table.ts';
import { schemaErrors } from '../files/schema-errors.ts';
import { createReference } from '../reference/index.ts';
import { certified, verify } from './testing/issued.ts';

it('a certificate of the reference about the whole table stands when it is verified', async () => {
  const table = loadTable();
  const issued = await certified(table, table.cases, createReference().handle);
  const { certificate, context } = issued;
  expect(schemaErrors('certificate', certificate)).toEqual([]);
  expect(certificate.figures.conformance.passed).toBe(context.release.cases.length);
  expect(await verify(issued)).toEqual({ stands: true, sameSuite: true, differences: [] });
});
