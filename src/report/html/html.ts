import { type Evidence, EvidenceIndex } from '../evidence.ts';
import { capabilities, conflicts, precedence, seen, timings, untestable } from './appendix.ts';
import { board } from './board.ts';
import { contract } from './contract.ts';
import { htmlDocument } from './document.ts';
import { exceptionSection } from './exception.ts';
import { h } from './h.ts';
import { header } from './header.ts';
import { chapter } from './parts.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { toolbar } from './toolbar.ts';

/** The whole report as one self-contained page. Everything a target said is made visible and escaped. */
export function toHtml(evidence: Evidence): string {
  const index = new EvidenceIndex(evidence);
  const { report, table } = index;
  const { suite, target, run } = report;
  const body = h(
    'div',
    null,
    h('a', { class: 'skip', href: '#exceptions' }, 'To the exceptions'),
    header(index.evidence),
    board(report),
    toolbar(report),
    h(
      'main',
      { class: 'wrap' },
      chapter(
        'exceptions',
        'The exceptions',
        h(
          'span',
          null,
          'One section for each error of ',
          h('a', { href: table.documentation, rel: 'noreferrer' }, 'the page'),
          '. Open a case for what was sent, what came back, why that deviates and how to do it by hand.',
        ),
        report.exceptions.map((group) => exceptionSection(group, index)),
      ),
      report.parts.length > 0
        ? chapter(
            'parts',
            'Further parts of the contract',
            'What the page says beside its errors.',
            report.parts.map((group) => exceptionSection(group, index)),
          )
        : null,
      contract(index),
      seen(index),
      conflicts(index),
      untestable(index),
      capabilities(index),
      precedence(index),
      timings(index),
    ),
    h(
      'footer',
      null,
      h(
        'div',
        { class: 'wrap' },
        `${suite.name} ${suite.version}, run ${run.id}. Spec `,
        h('code', null, suite.specSha256.slice(0, 12)),
        ', cases ',
        h('code', null, suite.casesSha256.slice(0, 12)),
        '. Credentials and signatures are never recorded. Every figure is from report.json, every message from exchanges.jsonl.',
      ),
    ),
  );
  return htmlDocument(`${suite.service} ${suite.operation} on ${target.name}`, {
    style: STYLE,
    script: SCRIPT,
    body,
  });
}
