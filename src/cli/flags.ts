import { globs, text, toggle, whole } from './flag.ts';

/** Options that several verbs have: one wording, one meaning. */
export const FLAGS = {
  operation: globs('Only these operations', 'all operations of the suite'),
  only: globs(
    'Only these cases: globs of case ids, exceptions or clauses; * ends at a slash, ** does not',
    'all cases',
  ),
  maxTrails: whole(1, 'N', 'Most trails at a time', '4, on AWS 2'),
  journal: text('FOLDER', 'Folder of the journal of created resources', 'the state folder of the user'),
  showAccount: toggle('Write account ids as they are; otherwise they are masked'),
  page: text('PAGE', 'The API page: a file or an address, text or HTML'),
} as const;
