import type { Report } from '../../../generated/report.ts';

/** Which suite and which run the page is of. */
export function Footer({ report: { suite, run } }: { report: Report }) {
  return (
    <footer>
      <div class="wrap">
        {`${suite.name} ${suite.version}, run ${run.id}. Spec `}
        <code>{suite.specSha256.slice(0, 12)}</code>
        {', cases '}
        <code>{suite.casesSha256.slice(0, 12)}</code>. Credentials and signatures are never recorded. Every
        figure is from report.json, every message from exchanges.jsonl.
      </div>
    </footer>
  );
}
