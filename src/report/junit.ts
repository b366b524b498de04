import { XMLBuilder } from 'fast-xml-parser';
import type { CaseReported, GroupReported } from '../../generated/report.ts';
import { subjectOf } from '../results/subject.ts';
import { targetLabel } from '../results/target-label.ts';
import { caseInWords } from './checks-in-words.ts';
import { describeChoice } from './choice.ts';
import { type Evidence, EvidenceIndex } from './evidence.ts';

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  format: true,
  suppressEmptyNode: true,
});

/**
 * JUnit XML: a suite per exception or part, a test case per case, with its clauses and levels as properties.
 * A failing case is a failure, an error of the environment an error; an untestable case is skipped with its reason, and so
 * is one that fails as a list of known differences has it.
 */
export function toJUnit(evidence: Evidence): string {
  const index = new EvidenceIndex(evidence);
  const { target, run, cases, exceptions, parts } = index.report;
  const known = evidence.known ?? {};
  const groups = [...exceptions, ...parts].filter((group) => group.cases.length > 0);
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': `${subjectOf(index.report)} on ${targetLabel(target)}`,
      ...counts(cases, known),
      '@time': seconds(run.ms),
      ...properties(describeChoice(index.report).map((choice) => ['choice', choice])),
      testsuite: groups.map((group) => suiteOf(group, index, known)),
    },
  });
}

type Known = NonNullable<Evidence['known']>;

function suiteOf({ name, verdict, cases }: GroupReported, index: EvidenceIndex, known: Known): object {
  const own = index.cases(cases).map((one) => ({ ...one.reported, exchanges: one.shown.exchanges }));
  return {
    '@name': name,
    ...counts(own, known),
    '@timestamp': index.report.run.startedAt,
    ...properties([['verdict', verdict]]),
    testcase: own.map((one) => ({
      '@name': one.id,
      '@classname': name,
      '@time': seconds(one.exchanges.reduce((sum, { ms }) => sum + ms, 0)),
      ...properties([
        ['title', one.title],
        ...index.findingsOf(one.id).map(({ title }): [string, string] => ['finding', title]),
        ...one.about
          // Its error and the status of that are the name of the suite.
          .filter((clause) => !/\.(heading|status)$/.test(clause))
          .map((clause): [string, string] => ['clause', clause]),
        ...[...new Set(one.checks.map(({ level }) => level))].map((level): [string, string] => [
          'level',
          level,
        ]),
      ]),
      ...ending(one, known[one.id]),
    })),
  };
}

function ending(one: CaseReported, known: string | undefined): object {
  if (known !== undefined) return { skipped: { '@message': known } };
  if (isInformative(one)) return { skipped: { '@message': INFORMATIVE } };
  const { headline, failed, telling } = caseInWords(one);
  switch (one.outcome) {
    case 'pass':
      return {};
    case 'untestable':
      return { skipped: { '@message': headline } };
    case 'error':
      return { error: { '@message': headline, '@type': 'environment' } };
    case 'fail': {
      const text = telling.map(({ message }) => message).join('\n');
      // A text that only repeats the message would double the file.
      const more = text === headline ? {} : { '#text': text };
      return { failure: { '@message': headline, '@type': failed[0]?.check, ...more } };
    }
  }
}

const INFORMATIVE = 'A request that only asks what the target does; any answer passes, so it proves nothing.';

/** Whether nothing that the target could answer would fail the case, such as one of two faults at once. */
function isInformative({ outcome, checks }: CaseReported): boolean {
  return outcome === 'pass' && checks.length > 0 && checks.every(({ level }) => level === 'info');
}

function counts(cases: readonly CaseReported[], known: Known): object {
  const of = (outcome: CaseReported['outcome']) =>
    cases.filter((one) => one.outcome === outcome && !(one.id in known)).length;
  return {
    '@tests': cases.length,
    '@failures': of('fail'),
    '@errors': of('error'),
    '@skipped': of('untestable') + cases.filter((one) => one.id in known || isInformative(one)).length,
  };
}

function properties(values: readonly [name: string, value: string][]): object {
  if (values.length === 0) return {};
  return { properties: { property: values.map(([name, value]) => ({ '@name': name, '@value': value })) } };
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}
