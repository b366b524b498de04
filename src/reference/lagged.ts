/**
 * A value whose readers may see it late, as IAM and resource policies are seen: a list of versions with their time.
 * Times are milliseconds of the reference's clock.
 */
export interface Lagged<T> {
  readonly versions: { readonly since: number; readonly value: T | undefined }[];
}

export function lagged<T>(now: number, value?: T): Lagged<T> {
  return { versions: value === undefined ? [] : [{ since: now, value }] };
}

export function put<T>(target: Lagged<T>, now: number, value: T | undefined): void {
  target.versions.push({ since: now, value });
}

/** The newest value: what the owner's own Get call answers at once. */
export function newest<T>(target: Lagged<T>): T | undefined {
  return target.versions.at(-1)?.value;
}

/** The value that counted at a moment: what another service sees when it is behind by a lag. */
export function valueAt<T>(target: Lagged<T>, moment: number): T | undefined {
  return target.versions.findLast((version) => version.since <= moment)?.value;
}
