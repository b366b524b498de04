import { CannotJudge } from '../contract/errors.ts';
import type { Recording } from '../contract/recording.ts';
import { parseJson } from '../files/json.ts';
import { readText } from '../files/read.ts';
import { schemaErrors } from '../files/schema-errors.ts';

/**
 * A run ends once long answers have 12 MiB together, each in flight then comes on top, and a line has them as text and as data.
 * 35 MiB were seen.
 */
const MOST_BYTES = 96 * 1024 * 1024;

/**
 * Reads the recordings of a run, one case a line, and checks each, so that nothing that uses them has to.
 * @throws CannotJudge when the file can't be read, and for the first line that is not a recording
 */
export async function readRecordings(file: string): Promise<Recording[]> {
  const lines = (await readText(file, { most: MOST_BYTES })).split('\n');
  return lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [recordingOf(line, `${file}, line ${index + 1}`)],
  );
}

function recordingOf(line: string, where: string): Recording {
  const value = parseJson(line, where);
  const [error] = schemaErrors('recording', value);
  if (!error) return value as Recording;
  const { instancePath, message = 'is wrong' } = error;
  throw new CannotJudge(`${where} is not the recording of a case: ${instancePath || 'it'} ${message}.`);
}
