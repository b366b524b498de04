/**
 * Lets a verb continue when nobody reads its output (`| head`) or the disk for it is full: the run still cleans up and writes
 * its report. Node would end the process in the middle.
 */
export function outliveStreams(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** Writes a line to stdout. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a line to stderr. */
export function warn(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Whether stdout wants colours. */
export function useColor(): boolean {
  return Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
}

/** What a user types before a verb: the package's command, or the script of a clone. */
export function program(): string {
  return import.meta.filename.endsWith('.ts') ? 'npm run conformance --' : 'npx cloudtrail-conformance';
}
