import { appendFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { loadSuite } from '../contract/table.ts';
import { toAnnotations } from '../report/github.ts';
import { toJobSummary } from '../report/markdown/job-summary.ts';
import { toTerminal } from '../report/terminal/report.ts';
import { type KnownMessage, knownMessages } from '../results/known-judge.ts';
import { readReport } from '../results/read-report.ts';
import type { ConformanceRun } from '../session/conformance.ts';
import { writeReport } from '../session/write-report.ts';
import { reasonOf } from '../text/reason.ts';
import { print, useColor, warn } from './terminal.ts';

export interface Presentation {
  /** Folder of the report. */
  out: string;
  /** Print report.json on stdout and nothing else. */
  json?: boolean;
  /** Print all that the terminal has. */
  verbose?: boolean;
  /** The API page, to show its sentences beside the clauses. */
  page?: string;
  /** An earlier report, to show what is new. */
  since?: string;
  /** What the target printed, kept beside the report. */
  targetLog?: string;
  /** What the run found about the list of known differences, where there is one. */
  known?: readonly KnownMessage[] | undefined;
}

/** Reads before a run starts what its report needs, so that a wrong path is refused at once. */
export async function readBeside({ page, since }: Pick<Presentation, 'page' | 'since'>) {
  return {
    // Loaded only here: most runs have no page.
    ...(page ? { page: await (await import('../page/index.ts')).clauseSentences(page) } : {}),
    ...(since ? { previous: await readReport(since) } : {}),
  };
}

/**
 * Writes the report in every format and prints it; inside GitHub Actions also the job summary and annotations.
 * @throws CannotJudge when a file can't be written, after the rest
 */
export async function present(
  { report, recordings }: Pick<ConformanceRun, 'report' | 'recordings'>,
  { out, json = false, verbose = false, targetLog, known: messages = [] }: Presentation,
  beside: Awaited<ReturnType<typeof readBeside>> = {},
): Promise<void> {
  const { env, stdout, stderr } = process;
  const known = knownMessages(messages);
  const files: string[] = [];
  const write = async () => {
    const further = targetLog ? { 'target.log': targetLog } : undefined;
    const evidence = { report, recordings, table: loadSuite(), known, ...beside };
    files.push(...(await writeReport(out, evidence, further)));
  };
  // The results are printed even where the files can't be written.
  const unwritten = await write().then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const shown = files.map((file) => relative(process.cwd(), file));
  print(
    json
      ? JSON.stringify(report, null, 2)
      : toTerminal(report, { color: useColor(), files: shown, known, verbose, ...beside }),
  );
  if (env.GITHUB_STEP_SUMMARY) {
    await appendFile(env.GITHUB_STEP_SUMMARY, toJobSummary(report, known)).catch((error: unknown) =>
      warn(`The job summary can't be written (${reasonOf(error)}).`),
    );
  }
  if (env.GITHUB_ACTIONS === 'true') {
    // The runner reads commands on both streams; with --json stdout is the report's alone.
    const screen = json ? stderr : stdout;
    for (const line of toAnnotations(report, known)) screen.write(`${line}\n`);
  }
  if (unwritten) throw unwritten.error;
}
