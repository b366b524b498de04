import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Certificate } from '../../generated/certificate.ts';
import { validateCertificate } from '../../generated/validators.js';
import { CannotJudge } from '../errors.ts';
import { writeWhole } from '../files.ts';
import type { Recording } from '../run/recording.ts';

const CERTIFICATE = 'certificate.json';
const RECORDING = 'exchanges.jsonl';

/** Writes a certificate beside its recording and gives the path. */
export async function writeCertificate(folder: string, certificate: Certificate): Promise<string> {
  if (!validateCertificate(certificate))
    throw new Error(`the certificate does not fit its schema: ${wrong()}`);
  const file = join(folder, CERTIFICATE);
  await writeWhole(file, `${JSON.stringify(certificate, null, 2)}\n`);
  return file;
}

/** @throws CannotJudge when the file can't be read or is no certificate */
export async function readCertificate(file: string): Promise<Certificate> {
  const value = parseLine(await read(file), file);
  if (!validateCertificate(value))
    throw new CannotJudge(`${file} is no certificate of this format: ${wrong()}.`);
  return value as Certificate;
}

/**
 * Reads the recording of a run, one case a line; without a path, the one beside the certificate.
 * @throws CannotJudge when it can't be read, with the line that is not in order
 */
export async function readRecordings(certificate: string, file?: string): Promise<Recording[]> {
  const path = file ?? join(dirname(certificate), RECORDING);
  const lines = (await read(path)).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const value = parseLine(line, `${path}, line ${index + 1}`);
    if (!isRecording(value)) throw new CannotJudge(`${path}, line ${index + 1} is no recording of a case.`);
    return value;
  });
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CannotJudge(`${file} can't be read (${(error as Error).message}).`);
  }
}

function parseLine(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CannotJudge(`${where} is not JSON (${(error as Error).message}).`);
  }
}

function isRecording(value: unknown): value is Recording {
  if (typeof value !== 'object' || value === null) return false;
  const { caseId, unmet, exchanges } = value as Partial<Recording>;
  return typeof caseId === 'string' && Array.isArray(unmet) && Array.isArray(exchanges);
}

function wrong(): string {
  return (validateCertificate.errors ?? [])
    .map(({ instancePath, message }) => `${instancePath || '/'} ${message}`)
    .join('; ');
}
