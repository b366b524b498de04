import { CannotJudge } from '../contract/errors.ts';

/** Flags that several verbs have: one wording, one meaning. */
export const FLAGS = {
  target: {
    type: 'string',
    description: 'A target of the config file, reference, localstack or aws; or the path of a config file',
  },
  endpoint: {
    type: 'string',
    description: 'URL of an endpoint that is up; without any target the built-in reference is run',
  },
  region: {
    type: 'string',
    description:
      'Region to use (default: AWS_REGION, AWS_DEFAULT_REGION, that of the profile, else us-east-1)',
  },
  only: {
    type: 'string',
    description:
      'Glob of case ids, exceptions or clauses (* ends at a slash, ** does not); several with commas between',
  },
  'allow-aws': {
    type: 'string',
    description: 'Account of AWS that may be used, twelve digits; behind a comma those of its worlds',
  },
  maxTrails: { type: 'string', description: 'Most trails alive at once (default: 4, on AWS 2)' },
  journal: {
    type: 'string',
    description: 'Folder of the journal of what is made (default: the state folder of the user)',
  },
  'show-account': { type: 'boolean', description: 'Write account ids as they are; masked otherwise' },
} as const;

/** The bound on living trails as the user gives it. Throws CannotJudge for what is no number. */
export function parseMaxTrails(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const maxTrails = Number(text);
  if (!Number.isInteger(maxTrails) || maxTrails < 1)
    throw new CannotJudge(`--max-trails ${text} is no number of trails.`);
  return maxTrails;
}
