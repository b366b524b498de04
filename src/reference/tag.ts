/** A tag as IAM, S3 and SNS have it. */
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}
