import { resolve } from 'node:path';
import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import type { Recording } from '../contract/recording.ts';
import { loadSuite } from '../contract/table.ts';
import { EXIT, exitCodeOf } from '../results/exit-code.ts';
import { readKnown } from '../results/known-file.ts';
import { judgeKnown, knownMessages } from '../results/known-judge.ts';
import { parseShard } from '../results/shard.ts';
import { type ConformanceRun, type Progress, runConformance } from '../session/conformance.ts';
import { assertAlive, assertJudged, assertWhole } from '../session/no-result.ts';
import type { OpenTarget } from '../session/open-target.ts';
import { writeReport } from '../session/write-report.ts';
import { commandOf } from '../targets/command.ts';
import { chosenTable } from './chosen-table.ts';
import { type Difference, differencesOf } from './differences.ts';
import { assertOptions } from './known-options.ts';
import type { RunOptions } from './options.ts';
import { withTarget } from './target.ts';

/** What a run came to. */
export interface RunResult {
  report: Report;
  /** Every exchange of every case: enough to judge the run again, with `judgeRecordings`. */
  recordings: Recording[];
  /** What needs a look: failing cases, or, with known differences, what differs from those. */
  differences: Difference[];
  /** 0 conforms, 1 deviates, 2 could not judge, 3 something was left behind: as the verb `run`. */
  exitCode: 0 | 1 | 2 | 3;
  /** Why there is no verdict, although there is a report: the run was aborted, the target died, nothing could be judged. */
  noVerdict?: string;
  /** Paths of the written files; empty without `out`. */
  files: string[];
}

/**
 * Runs the cases against one target and gives what came of it. Prints nothing, and writes only what `out` asks for, and the
 * journal while the run lasts.
 * @throws CannotJudge where no report can be made: wrong options, a target that can't be reached or isn't allowed
 */
export async function run(options: RunOptions = {}): Promise<RunResult> {
  assertOptions('run', options);
  const known = options.known === undefined ? undefined : await readKnown(resolve(options.known));
  return withTarget(options, async (target) => {
    const {
      only = [],
      skip = [],
      conformanceProfile: profile,
      maxTrails,
      runId,
      secret,
      showAccount,
      allowAws,
      signal,
    } = options;
    const done = await runConformance({
      ...chosenTable(options),
      ...{ only, skip, profile, maxTrails, runId, secret, showAccount, allowAws, signal },
      target: target.description,
      shard: options.shard === undefined ? undefined : parseShard(options.shard),
      command: options.fetch ? undefined : commandOf('npx cloudtrail-conformance', target.again),
      journal: options.journal,
      onJournal: target.keeps,
      warn: (message) => options.onEvent?.({ type: 'warning', message }),
      progress: progressTo(options.onEvent),
    });
    const list = known ?? (target.known === undefined ? undefined : await readKnown(resolve(target.known)));
    const ids = loadSuite().cases.map(({ id }) => id);
    const messages = list && judgeKnown(list, done.report, ids);
    const { report, recordings } = done;
    const evidence = { report, recordings, table: loadSuite(), known: knownMessages(messages) };
    const files = options.out === undefined ? [] : await writeReport(resolve(options.out), evidence);
    const noVerdict = await whyNoVerdict(done, target);
    const code = exitCodeOf(done.report, messages);
    return {
      report: done.report,
      recordings: done.recordings,
      differences: differencesOf(done.report, messages),
      exitCode: (noVerdict !== undefined && code !== EXIT.leaked ? EXIT.cannotJudge : code) as 0 | 1 | 2 | 3,
      ...(noVerdict === undefined ? {} : { noVerdict }),
      files,
    };
  });
}

function progressTo(onEvent: RunOptions['onEvent']): Progress {
  return {
    probed: (capabilities) => onEvent?.({ type: 'probed', capabilities }),
    expect: (total) => onEvent?.({ type: 'start', total }),
    begin: (id) => onEvent?.({ type: 'case-start', case: id }),
    done: ({ result }) => onEvent?.({ type: 'case-end', result }),
  };
}

async function whyNoVerdict(
  { report, stopped }: ConformanceRun,
  target: OpenTarget,
): Promise<string | undefined> {
  try {
    await assertAlive(target);
    assertWhole(report, stopped);
    assertJudged(report);
    return undefined;
  } catch (error) {
    if (error instanceof CannotJudge) return error.message;
    throw error;
  }
}
