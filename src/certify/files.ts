import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Certificate } from '../../generated/certificate.ts';
import { CannotJudge } from '../contract/errors.ts';
import type { Recording } from '../contract/recording.ts';
import { parseJson } from '../files/json.ts';
import { readText } from '../files/read.ts';
import { schemaErrors } from '../files/schema-errors.ts';
import { writeWhole } from '../files/write.ts';
import { assertFormat } from '../results/format.ts';
import { describeErrors } from '../text/schema-errors.ts';
import { CERTIFICATE_FORMAT } from './issue.ts';

export const CERTIFICATE = 'certificate.json';
export const RECORDING = 'exchanges.jsonl';
export const EXPLORED_RECORDING = 'explored.jsonl';

/** Writes a certificate beside its recording and gives the path. */
export async function writeCertificate(folder: string, certificate: Certificate): Promise<string> {
  const errors = schemaErrors('certificate', certificate);
  if (errors.length > 0)
    throw new Error(`the certificate does not fit its schema: ${describeErrors(errors)}`);
  const file = join(folder, CERTIFICATE);
  await writeWhole(file, `${JSON.stringify(certificate, null, 2)}\n`);
  return file;
}

/** @throws CannotJudge when the file can't be read or is not a certificate of this format */
export async function readCertificate(file: string): Promise<Certificate> {
  const value = parseJson(await readText(file), file);
  assertFormat(value, { file, format: CERTIFICATE_FORMAT, again: 'Run certify again.' });
  const errors = schemaErrors('certificate', value);
  if (errors.length > 0) throw new CannotJudge(`${file} is not a certificate: ${describeErrors(errors)}.`);
  return value as Certificate;
}

/** The certificate that a path means: the file, or the one in the folder that `certify` wrote. */
export function certificateAt(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? join(path, CERTIFICATE) : path;
}

/** Where the recording of the drawn requests is: beside the certificate. */
export function exploredBeside(certificate: string): string {
  return join(dirname(certificate), EXPLORED_RECORDING);
}

/** Writes what was recorded of the drawn requests, a line each, and gives the path. */
export async function writeExplored(folder: string, recordings: readonly Recording[]): Promise<string> {
  const file = join(folder, EXPLORED_RECORDING);
  await writeWhole(file, recordings.map((recording) => `${JSON.stringify(recording)}\n`).join(''));
  return file;
}

/** Where the recording of a certificate is, unless it is named: beside it. */
export function recordingBeside(certificate: string): string {
  return join(dirname(certificate), RECORDING);
}
