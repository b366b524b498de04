import { type Slow, slowIn } from './slow.ts';

/** An expression that is allowed, or all of a folder that don't take exponential time, and why. */
export interface Allowed {
  file: string;
  shown?: string;
  reason: string;
}

/** A line for each expression that may be slow and is not allowed, and for each entry that allows none. */
export function problemsIn(files: Readonly<Record<string, string>>, allowed: readonly Allowed[]): string[] {
  const used = new Set<Allowed>();
  const isAllowed = (file: string, { shown, isExponential }: Slow) => {
    const entry = allowed.find((one) =>
      one.shown === undefined
        ? file.startsWith(one.file) && !isExponential
        : one.file === file && one.shown === shown,
    );
    if (entry) used.add(entry);
    return entry !== undefined;
  };
  const problems = Object.entries(files).flatMap(([file, code]) =>
    slowIn(file, code)
      .filter((slow) => !isAllowed(file, slow))
      .map(
        ({ line, shown, reason }) =>
          `${file}:${line}: ${shown} ${reason}. Write one that reads no place twice.`,
      ),
  );
  const stale = allowed.filter((entry) => !used.has(entry));
  return [
    ...problems,
    ...stale.map(
      ({ file, shown }) => `${file} has no such expression any more: ${shown ?? 'any'}. Remove its entry.`,
    ),
  ];
}
