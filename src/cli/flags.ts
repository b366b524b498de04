import { globs, text, toggle, whole } from './flag.ts';

/** Options that several verbs have: one wording, one meaning. */
export const FLAGS = {
  target: text(
    'NAME',
    'Target of the config file, or reference, localstack or aws; or the path of a config file',
    'AWS_ENDPOINT_URL, then the config file',
  ),
  endpoint: text('URL', 'URL of a running endpoint'),
  region: text(
    'REGION',
    'Region to use',
    'AWS_REGION, then AWS_DEFAULT_REGION, then that of the profile, then us-east-1',
  ),
  only: globs(
    'Only these cases: globs of case ids, exceptions or clauses; * ends at a slash, ** does not',
    'all cases',
  ),
  allowAws: text(
    'ACCOUNTS',
    'AWS account that may be used, 12 digits; after commas the accounts of its conditions',
  ),
  maxTrails: whole(1, 'N', 'Most trails at a time', '4, on AWS 2'),
  journal: text('FOLDER', 'Folder of the journal of created resources', 'the state folder of the user'),
  showAccount: toggle('Write account ids as they are; otherwise they are masked'),
  page: text('PAGE', 'The API page: a file or an address, text or HTML'),
} as const;
