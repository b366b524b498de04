import type { Verb } from './verb.ts';

interface Listed {
  about: string;
  /** The guide below docs/ that explains it. */
  guide: string;
  /** Loads the verb where it is called: `explain` doesn't wait for the AWS SDK. */
  load(): Promise<Verb>;
}

const targetVerbs = () => import('./target-verbs.ts');
const reportVerbs = () => import('./report-verbs.ts');

/** Every verb by what a user types. */
export const VERBS: Readonly<Record<string, Listed>> = {
  run: {
    guide: 'first-report.md',
    about: 'Run the cases against a target and write the report',
    load: async () => (await targetVerbs()).run,
  },
  plan: {
    guide: 'real-account.md',
    about: 'Show what a run on AWS would call and create, without a call',
    load: async () => (await targetVerbs()).plan,
  },
  explain: {
    guide: 'first-report.md',
    about: 'Explain a clause, case, exception, condition or need',
    load: async () => (await reportVerbs()).explain,
  },
  compare: {
    guide: 'targets.md',
    about: 'Compare reports of several targets, or of one target over time',
    load: async () => (await reportVerbs()).compare,
  },
  merge: {
    guide: 'ci.md',
    about: 'Merge the reports of the shards of a run',
    load: async () => (await reportVerbs()).merge,
  },
  certify: {
    guide: 'certify.md',
    about: 'Run every case of a release and write a certificate',
    load: async () => (await targetVerbs()).certify,
  },
  verify: {
    guide: 'certify.md',
    about: 'Judge a certificate again from its recording, offline',
    load: async () => (await reportVerbs()).verify,
  },
  drift: {
    guide: 'drift.md',
    about: 'Run and show what changed since a baseline, and why',
    load: async () => (await targetVerbs()).drift,
  },
  observe: {
    guide: 'real-account.md',
    about: 'Turn a run on AWS into observations for the spec',
    load: async () => (await reportVerbs()).observe,
  },
  sweep: {
    guide: 'real-account.md',
    about: 'Remove what interrupted runs left on a target',
    load: async () => (await targetVerbs()).sweep,
  },
  serve: {
    guide: 'first-report.md',
    about: 'Serve the built-in reference until interrupted',
    load: async () => (await import('./serve.ts')).serve,
  },
  'spec derive': {
    guide: 'cases.md',
    about: "Derive the spec of an operation from its API page or from the SDK's documents",
    load: async () => (await import('./spec.ts')).derive,
  },
  'spec scaffold': {
    guide: 'cases.md',
    about: 'Start the files of one more operation: its spec, clauses to describe, errors to provoke',
    load: async () => (await import('./spec.ts')).scaffold,
  },
  'spec diff': {
    guide: 'cases.md',
    about: 'Show which clauses of the page changed, and which cases that affects',
    load: async () => (await import('./spec.ts')).diff,
  },
  'spec conflicts': {
    guide: 'oracle.md',
    about: "Show where the page, the SDK's model and observations disagree",
    load: async () => (await import('./spec.ts')).conflicts,
  },
};
