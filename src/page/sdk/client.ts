import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PageError } from '../error.ts';
import { type Declared, readDeclarations, readFileInto } from './declarations.ts';
import type { SdkPackage } from './package.ts';
import { type Schema, schemaOf } from './schema.ts';

/** Everything that a client package tells about one operation. */
export interface SdkOperation {
  operation: string;
  service: string;
  /** The comment on the command, with its errors. */
  comment: string;
  input: Schema;
  output: Schema;
  /** The schema of an error. */
  errorSchema(name: string): Schema;
  /** Whether the status of an error on the wire is 400 or 500, whatever the model says. */
  isJson: boolean;
  /** The values of an enum; undefined for another name. */
  valuesOf(name: string): string[] | undefined;
  declared: ReadonlyMap<string, Declared>;
}

/** Positions in the static schema of an operation. */
const INPUT = 4;
const OUTPUT = 5;

/**
 * Reads an operation from its installed package: schemas from the code, comments from the declarations.
 * @throws PageError when the package has another form than the versions 3.11xx
 */
export function readOperation(operation: string, sdk: SdkPackage): SdkOperation {
  const exports = createRequire(join(sdk.folder, 'package.json'))(sdk.folder) as Record<string, unknown>;
  const schema = exports[`${operation}$`];
  if (!Array.isArray(schema)) throw foreign(sdk, `it exports no schema ${operation}$`);
  const config = readFileSync(join(sdk.folder, 'dist-es/runtimeConfig.shared.js'), 'utf8');
  const service = /serviceId: [^"]*"([^"]+)"/.exec(config)?.[1];
  if (service === undefined) throw foreign(sdk, 'its runtimeConfig names no serviceId');
  const command = new Map<string, Declared>();
  const file = join(sdk.folder, `dist-types/commands/${operation}Command.d.ts`);
  readFileInto(readFileSync(file, 'utf8'), command);
  const comment = command.get(`${operation}Command`)?.comment;
  if (comment === undefined) throw foreign(sdk, `no comment on ${operation}Command was found`);
  return {
    operation,
    service,
    comment,
    input: schemaOf(schema[INPUT]),
    output: schemaOf(schema[OUTPUT]),
    errorSchema: (name) => schemaOf(exports[`${name}$`]),
    isJson: /AwsJson1_\d/.test(config),
    valuesOf: (name) => enumValues(exports[name]),
    declared: declarationsOf(sdk.folder),
  };
}

const read = new Map<string, Map<string, Declared>>();

/** The declarations of a package are read once, however many of its operations are derived. */
function declarationsOf(folder: string): Map<string, Declared> {
  const known = read.get(folder) ?? readDeclarations(join(folder, 'dist-types/models'));
  read.set(folder, known);
  return known;
}

function enumValues(exported: unknown): string[] | undefined {
  if (typeof exported !== 'object' || exported === null || Array.isArray(exported)) return undefined;
  const values: unknown[] = Object.values(exported);
  return values.length > 0 && values.every((value) => typeof value === 'string') ? values : undefined;
}

function foreign({ name, version }: SdkPackage, what: string): PageError {
  return new PageError(
    'source',
    0,
    `${name} ${version} has a form that is not known: ${what}. Versions from 3.1100 are known.`,
  );
}
