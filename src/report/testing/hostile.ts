import type { Evidence } from '../evidence.ts';
import { evidenceOf } from './evidence.ts';

/** What a target could send to run a script, drive a terminal, turn text around, end a text early or fill a page. */
export const HOSTILE = [
  '<script>globalThis.pwned = 1</script>',
  '</script><img src=x onerror="globalThis.pwned = 2">',
  '--><svg onload="globalThis.pwned = 3">',
  ']]><!ENTITY',
  '"\' onmouseover="globalThis.pwned = 4',
  '\u001b[31mred\u001b[2J\u001b]8;;http://evil\u0007',
  '\u202eright to left',
  'NUL\u0000 and \u0085 \u2028 \ud800',
  '```\n::error::injected\n%0A| # *x* | [a](javascript:alert(1))',
].join(' ');

/** Evidence of a target that puts {@link HOSTILE} wherever it can, with a megabyte of text behind it. */
export function hostileEvidence(): Evidence {
  const long = HOSTILE + 'x'.repeat(1_000_000);
  const shared = evidenceOf(
    {
      answer: {
        status: 400,
        headers: { 'content-type': HOSTILE, [HOSTILE]: HOSTILE },
        body: JSON.stringify({ __type: HOSTILE, Message: HOSTILE, [HOSTILE]: 1 }),
      },
      seen: { kind: 'rejected', code: HOSTILE, message: HOSTILE },
    },
    { targetName: HOSTILE },
  );
  const [first] = shared.recordings;
  const request = first?.exchanges[0];
  if (request?.answer) request.answer = { ...request.answer, body: JSON.stringify({ Message: long }) };
  shared.report.leaks.push({ kind: HOSTILE, name: HOSTILE, reason: HOSTILE });
  shared.report.capabilities.push({ name: HOSTILE, has: false, detail: long });
  shared.report.remarks.push({
    kind: 'unknown-member',
    subject: HOSTILE,
    message: HOSTILE,
    cases: [HOSTILE],
  });
  return shared;
}
