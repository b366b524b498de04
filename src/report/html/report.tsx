import { SCRIPT } from '../../../generated/report-assets.ts';
import { type Evidence, EvidenceIndex } from '../evidence.ts';
import { Board } from './board.tsx';
import { Chapter } from './chapter.tsx';
import { Contract } from './chapters/contract.tsx';
import { Conflicts, Seen } from './chapters/findings.tsx';
import { Precedence } from './chapters/precedence.tsx';
import { Capabilities, Timings, Untestable } from './chapters/target.tsx';
import { htmlDocument } from './document.tsx';
import { Footer } from './footer.tsx';
import { Group } from './group.tsx';
import { Header } from './header.tsx';
import { OutsideLink } from './name.tsx';
import { Toolbar } from './toolbar.tsx';

/** The whole report as one self-contained page. Everything a target said is made visible and escaped. */
export function toHtml(evidence: Evidence): string {
  const index = new EvidenceIndex(evidence);
  const { report, table } = index;
  const { suite, target } = report;
  const introduction = (
    <span>
      One section for each error of <OutsideLink href={table.documentation}>the page</OutsideLink>. Open a
      case for what was sent, what came back, why that deviates, and how to do it by hand.
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
      <main class="wrap">
        <Chapter id="exceptions" title="The exceptions" intro={introduction}>
          {report.exceptions.map((group) => (
            <Group group={group} index={index} />
          ))}
        </Chapter>
        {report.parts.length > 0 && (
          <Chapter
            id="parts"
            title="Further parts of the contract"
            intro="What the page says besides its errors."
          >
            {report.parts.map((group) => (
              <Group group={group} index={index} />
            ))}
          </Chapter>
        )}
        <Contract index={index} />
        <Seen report={report} />
        <Conflicts index={index} />
        <Untestable report={report} />
        <Capabilities report={report} />
        <Precedence index={index} />
        <Timings recordings={index.evidence.recordings} />
      </main>
      <Footer report={report} />
    </div>
  );
  return htmlDocument({
    title: `${suite.service} ${suite.operation} on ${target.name}`,
    body,
    script: SCRIPT,
  });
}
