/**
 * Lets a verb go on where who reads it is gone (`| head`), or where the disk that takes its words is full: what can't be
 * said is not said, and the run is cleaned up, written and ended as ever. Node would end the process in the middle.
 */
export function outliveStreams(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** Writes to stdout, with a line's end. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Says in a sentence what is done otherwise than asked. */
export function warn(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}

/** Whether stdout wants colours. */
export function useColor(): boolean {
  return Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
}

/** The globs of a flag; several have commas between, but not inside braces. */
export function globs(flag: string | undefined): string[] {
  return (flag ?? '').split(/,(?![^{]*\})/).filter(Boolean);
}

/** What a user types before a verb: the package's command, or the script of a clone. */
export function program(): string {
  return import.meta.filename.endsWith('.ts') ? 'npm run conformance --' : 'npx cloudtrail-conformance';
}
