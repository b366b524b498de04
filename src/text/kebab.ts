/** `S3KeyPrefix` → `s3-key-prefix`, as flags, case ids and the AWS CLI spell names. */
export function kebab(name: string): string {
  return name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '-').toLowerCase();
}
