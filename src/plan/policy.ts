/** A policy document of IAM, as far as a plan writes one. */
export interface Policy {
  Version: '2012-10-17';
  Statement: {
    Sid: string;
    Effect: 'Allow';
    Action: string[];
    Resource: string[];
    /** Values by operator and condition key. */
    Condition?: Record<string, Record<string, string>>;
  }[];
}
