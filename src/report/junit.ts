import { XMLBuilder } from 'fast-xml-parser';
import type { CaseReported, GroupReported, Report } from '../../generated/report.ts';
import { findingOf } from './checks-in-words.ts';
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
  const { report } = index;
  const groups = [...report.exceptions, ...report.parts].filter(({ cases }) => cases.length > 0);
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': `${report.suite.service} ${report.suite.operation} on ${report.target.name}`,
      ...counts(report.cases, evidence.known),
      '@time': seconds(report.run.ms),
      testsuite: groups.map((group) => suite(group, index, evidence.known)),
    },
  });
}

function suite(
  { name, verdict, cases }: GroupReported,
  index: EvidenceIndex,
  known: Evidence['known'] = {},
): object {
  const own = index.cases(cases);
  return {
    '@name': name,
    ...counts(
      own.map(({ reported }) => reported),
      known,
    ),
    '@timestamp': index.report.run.startedAt,
    properties: { property: [property('verdict', verdict)] },
    testcase: own.map(({ reported, exchanges }) => ({
      '@name': reported.id,
      '@classname': name,
      '@time': seconds(exchanges.reduce((sum, { ms }) => sum + ms, 0)),
      properties: { property: propertiesOf(reported) },
      ...ending(reported, index.report, known[reported.id]),
    })),
  };
}

function propertiesOf({ title, clauses, checks }: CaseReported): object[] {
  const levels = [...new Set(checks.map(({ level }) => level))];
  return [
    property('title', title),
    ...clauses.map((clause) => property('clause', clause)),
    ...levels.map((level) => property('level', level)),
  ];
}

function ending(one: CaseReported, { suite: { name } }: Report, known: string | undefined): object {
  if (known !== undefined) return { skipped: { '@message': known } };
  switch (one.outcome) {
    case 'pass':
      return {};
    case 'untestable':
      return { skipped: { '@message': one.reason } };
    case 'error':
      return { error: { '@message': one.reason, '@type': 'environment' } };
    case 'fail': {
      const { headline, failed, telling } = findingOf(one);
      return {
        failure: {
          '@message': headline,
          '@type': failed[0]?.id ?? name,
          '#text': telling.map(({ message }) => message).join('\n'),
        },
      };
    }
  }
}

function counts(cases: readonly CaseReported[], known: Evidence['known'] = {}): object {
  const of = (outcome: CaseReported['outcome']) =>
    cases.filter((one) => one.outcome === outcome && !(one.id in known)).length;
  return {
    '@tests': cases.length,
    '@failures': of('fail'),
    '@errors': of('error'),
    '@skipped': of('untestable') + cases.filter(({ id }) => id in known).length,
  };
}

function property(name: string, value: string): object {
  return { '@name': name, '@value': value };
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}
