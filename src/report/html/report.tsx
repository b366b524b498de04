import { SCRIPT } from '../../../generated/report-assets.ts';
import { subjectOf } from '../../results/subject.ts';
import { targetLabel } from '../../results/target-label.ts';
import { type Evidence, EvidenceIndex } from '../evidence.ts';
import { reproduce } from '../reproduce/reproduce.ts';
import { sharedLines } from '../reproduce/shared.ts';
import { Board } from './board.tsx';
import { Chapter } from './chapter.tsx';
import { Contract } from './chapters/contract.tsx';
import { Precedence } from './chapters/precedence.tsx';
import { Conflicts, Seen } from './chapters/remarks.tsx';
import { Capabilities, Timings, Untestable } from './chapters/target.tsx';
import { Contents } from './contents.tsx';
import { htmlDocument } from './document.tsx';
import { Findings } from './findings.tsx';
import { Footer } from './footer.tsx';
import { Groups } from './group.tsx';
import { Header } from './header.tsx';
import { OutsideLink } from './name.tsx';
import { Toolbar } from './toolbar.tsx';

/** The whole report as one self-contained page. Everything a target said is made visible and escaped. */
export function toHtml(evidence: Evidence): string {
  const index = new EvidenceIndex(evidence);
  const { report, table } = index;
  const examples = index.cases(report.findings.map(({ first }) => first));
  const shared = sharedLines(examples.flatMap((one) => reproduce(one, index) ?? []));
  const page = { placeOf: (finding: string) => index.placeOf(finding), shared };
  const introduction = (
    <span>
      One section for each error of <OutsideLink href={table.documentation}>the page</OutsideLink>. The first
      case of each finding has what was sent, what came back, why that deviates, and how to do it by hand; the
      others in short. What passes is a line. Everything is in <code>report.json</code> and{' '}
      <code>exchanges.jsonl</code>.
    </span>
  );
  const body = (
    <div>
      <a class="skip" href="#exceptions">
        To the exceptions
      </a>
      <Header report={report} previous={index.evidence.previous} />
      <Board report={report} />
      <Toolbar summary={report.summary} />
      <div class="page wrap">
        <Contents report={report} />
        <main>
          <Findings index={index} shared={shared} />
          <Chapter id="exceptions" title="The exceptions" intro={introduction}>
            <Groups groups={report.exceptions} index={index} page={page} />
          </Chapter>
          {report.parts.length > 0 && (
            <Chapter
              id="parts"
              title="Further parts of the contract"
              intro="What the page says besides its errors."
            >
              <Groups groups={report.parts} index={index} page={page} />
            </Chapter>
          )}
          <Contract index={index} />
          <Seen report={report} />
          <Conflicts index={index} />
          <Untestable report={report} />
          <Capabilities index={index} />
          <Precedence index={index} />
          <Timings recordings={index.evidence.recordings} />
        </main>
      </div>
      <Footer report={report} />
    </div>
  );
  return htmlDocument({
    title: `${subjectOf(report)} on ${targetLabel(report.target)}`,
    body,
    script: SCRIPT,
  });
}
