import { execFile } from 'node:child_process';

const ASK_MS = 20_000;

/** The version that `aws-emulator -v` prints, or undefined. It is that of the installed program, which may be newer than one that runs. */
export function versionOf([program = '', ...args]: readonly string[]): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, [...args, '-v'], { timeout: ASK_MS }, (error, stdout) =>
      resolve(error ? undefined : versionIn(stdout)),
    );
  });
}

/** A version in the form MAJOR.MINOR.PATCH, with whatever a release adds to it. */
export function versionIn(text: string): string | undefined {
  return /\b\d+\.\d+\.\d+(?:[.\w+-]{0,40}\w)?/.exec(text)?.[0];
}
