import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSuite } from '../../src/contract/table.ts';
import { byHand } from '../../src/needs/by-hand.ts';
import { type CaseEvidence, EvidenceIndex } from '../../src/report/evidence.ts';
import { type Reproduction, reproduce } from '../../src/report/reproduce/reproduce.ts';
import { runConformance } from '../../src/session/conformance.ts';
import type { OpenTarget } from '../../src/session/open-target.ts';
import { cliAnswer, curlAnswer, recordedAnswer, type Told } from './answer.ts';
import { type Attempt, execute, failedLines } from './execute.ts';
import { inventoryOf } from './inventory.ts';

/** One failure of a run, done again by hand. */
export interface Redone {
  id: string;
  by: 'curl' | 'aws';
  recorded: Told;
  told: Told;
  /** The same of the control, where the case failed by it. */
  control?: { recorded: Told; told: Told };
  /** Lines that should have worked and did not, with what they printed. */
  failed: string[];
  /** What was there afterwards and not before. */
  left: string[];
}

/** Whether it came to the same, with every line working and nothing left. */
export function isSame({ recorded, told, control, failed, left }: Redone): boolean {
  const sameControl = control === undefined || isSameAnswer(control.recorded, control.told);
  return isSameAnswer(recorded, told) && sameControl && failed.length === 0 && left.length === 0;
}

function isSameAnswer(recorded: Told, told: Told): boolean {
  // The CLI prints no status, and members of a success as it knows them.
  if (told.status === undefined) return recorded.code === told.code;
  return JSON.stringify(recorded) === JSON.stringify(told);
}

/** Which failures are done again, and how. */
export interface Some {
  /** How many failures. */
  count: number;
  /** The cases that are run to find them are every n-th of the table: enough that differ, without a run of all. */
  every: number;
  /** Of the shell: where the AWS CLI is, and the keys of whoever pastes the lines. */
  env: NodeJS.ProcessEnv;
}

/**
 * Runs cases on a target, and then does some of their failures again by the lines of the report: every n-th finding, so that
 * they differ from each other, by turns with curl and, where the report has one, with the line of the AWS CLI.
 */
export async function reproduceSome(target: OpenTarget, { count, every, env }: Some): Promise<Redone[]> {
  const journal = await mkdtemp(join(tmpdir(), 'reproduce-'));
  const table = loadSuite();
  const only = table.cases.filter((_, at) => at % every === 0).map(({ id }) => id);
  try {
    const { report, recordings } = await runConformance({ target: target.description, only, journal });
    const index = new EvidenceIndex({ report, recordings, table, byHand });
    // Each finding once, then more cases of the same findings.
    const firsts = report.findings.map(({ first }) => first);
    const failing = report.cases.filter(({ outcome }) => outcome === 'fail').map(({ id }) => id);
    const ids = [...new Set(firsts.length < 2 * count ? [...firsts, ...failing] : firsts)];
    const found = index.cases(ids).flatMap((one) => {
      const lines = reproduce(one, index);
      return lines && canBeTyped(lines) ? [{ one, lines }] : [];
    });
    const length = Math.min(count, found.length);
    const chosen = Array.from({ length }, (_, at) => found[Math.floor((at * found.length) / length)]);
    const redone: Redone[] = [];
    let before = await inventoryOf(target.description);
    for (const [at, choice] of chosen.entries()) {
      if (choice === undefined) continue;
      const by = at % 2 === 1 && choice.lines.aws !== undefined ? 'aws' : 'curl';
      const one = await redo(choice, by, env);
      const after = await inventoryOf(target.description);
      redone.push({ ...one, left: after.filter((name) => !before.includes(name)) });
      before = after;
    }
    return redone;
  } finally {
    await rm(journal, { recursive: true });
  }
}

async function redo(
  { one, lines }: { one: CaseEvidence; lines: Reproduction },
  by: Redone['by'],
  env: NodeJS.ProcessEnv,
): Promise<Omit<Redone, 'left'>> {
  const request = one.recorded.exchanges.find(({ role }) => role === 'request');
  if (!request) throw new Error(`${one.reported.id} has no request`);
  const refused = one.recorded.exchanges.find(
    ({ role, seen }) => role === 'control' && seen.kind !== 'accepted',
  );
  const line = lines[by] ?? lines.curl;
  const attempt: Attempt = await execute(lines, line, env);
  const control = refused && attempt.look[1];
  const all = [...lines.setUp, line, ...lines.look].join('\n');
  return {
    id: one.reported.id,
    by,
    recorded: recordedAnswer(request, all),
    told: toldBy(line)(attempt.request.printed),
    ...(control
      ? { control: { recorded: recordedAnswer(refused, all), told: toldBy(control.line)(control.printed) } }
      : {}),
    failed: failedLines(attempt).map(({ line: failed, printed }) => `${failed}\n${printed}`),
  };
}

const toldBy = (line: string) => (line.startsWith('curl ') ? curlAnswer : cliAnswer);

/** Whether the lines are whole: some leave a step to the reader, such as being in another account. */
function canBeTyped({ setUp, curl, look, cleanUp }: Reproduction): boolean {
  const comments = [...setUp, curl, ...look, ...cleanUp].filter((line) => line.includes('# '));
  return !comments.some((line) => /# (?:a line of|be in the world|\S+: |in another account)/.test(line));
}
