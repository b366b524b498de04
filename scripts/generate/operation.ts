import { join } from 'node:path';
import { buildTable } from '../../src/cases/build.ts';
import { describeMissing, findMissing, findUntested } from '../../src/cases/missing.ts';
import { qualifyTable } from '../../src/cases/qualify.ts';
import { brokenReferences } from '../../src/cases/references.ts';
import { requestSchema, responseSchema } from '../../src/cases/shapes.ts';
import { reasonOf } from '../../src/text/reason.ts';
import { withDocComments } from './doc-comments.ts';
import { jsonLines } from './lines.ts';
import { loadSources } from './load.ts';
import { typesOf } from './types.ts';

/** What generated/ has of one operation. */
export interface OperationFiles {
  /** By their name in the folder of the operation. */
  files: Map<string, string>;
  request: Record<string, unknown>;
  response: Record<string, unknown>;
}

/**
 * The case table, the types and the schemas of an operation.
 * @throws Error naming the file of spec/ and the place in it that is wrong
 */
export async function operationFiles(
  root: string,
  operation: string,
  banner: (source: string) => string,
  schemas?: Parameters<typeof loadSources>[2],
): Promise<OperationFiles> {
  const sources = await loadSources(root, operation, schemas);
  const missing = describeMissing(`spec/${operation}/`, findMissing(sources));
  if (missing !== undefined) throw new Error(missing);
  const table = within(operation, () => buildTable(sources));
  const broken = [...brokenReferences(table, sources), ...findUntested(sources, table)];
  if (broken.length > 0) {
    throw new Error(`spec/${operation}/ does not hold together:\n  ${broken.join('\n  ')}`);
  }
  const files = new Map([['cases.json', jsonLines(qualifyTable(table))]]);
  const shapes = { request: requestSchema(sources.spec), response: responseSchema(sources.spec) };
  for (const name of ['request', 'response'] as const) {
    files.set(`${name}.schema.json`, `${JSON.stringify(shapes[name], null, 2)}\n`);
    const from = banner(`spec/${operation}/spec.json and clauses.yaml`);
    const told = withDocComments(
      shapes[name],
      name,
      sources.spec,
      sources.clauses,
      sources.triggers.effect === 'creates',
    );
    files.set(`${name}.ts`, await typesOf(told, name, join(root, 'spec/schemas'), from));
  }
  return { files, ...shapes };
}

/** Messages of cases/ name a file; which operation it belongs to is known here. */
function within<T>(operation: string, build: () => T): T {
  try {
    return build();
  } catch (error) {
    throw new Error(`spec/${operation}/${reasonOf(error)}`, { cause: error });
  }
}
