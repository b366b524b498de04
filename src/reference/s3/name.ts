/**
 * The naming rules of general purpose buckets outside us-east-1, one test each. A name is good when none is true.
 * Reserved prefixes and suffixes (xn--, -s3alias, …) aren't checked.
 */
export const bucketNameFaults = {
  blank: (name: string) => name === '',
  tooShort: (name: string, limit: number) => name !== '' && name.length < limit,
  tooLong: (name: string, limit: number) => name.length > limit,
  characters: (name: string) => /[^a-z0-9.-]/.test(name),
  ends: (name: string) => /^[.-]/.test(name) || /[.-]$/.test(name),
  adjacentPeriods: (name: string) => name.includes('..'),
  ipAddress: (name: string) => /^\d{1,3}(\.\d{1,3}){3}$/.test(name),
} as const;

export const BUCKET_NAME_MINIMUM = 3;
export const BUCKET_NAME_MAXIMUM = 63;

export function isBucketName(name: string): boolean {
  const { blank, tooShort, tooLong, characters, ends, adjacentPeriods, ipAddress } = bucketNameFaults;
  return !(
    tooShort(name, BUCKET_NAME_MINIMUM) ||
    tooLong(name, BUCKET_NAME_MAXIMUM) ||
    [blank, characters, ends, adjacentPeriods, ipAddress].some((fault) => fault(name))
  );
}
