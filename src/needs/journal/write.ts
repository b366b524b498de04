import { closeSync, constants, fstatSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { CannotJudge } from '../../contract/errors.ts';
import type { TargetDescription } from '../../contract/target.ts';
import type { RunFacts } from '../../contract/template.ts';
import { makeFolder } from '../../files/write.ts';
import { reasonOf } from '../../text/reason.ts';
import { digestOf } from './account.ts';
import { Disk } from './disk.ts';
import type { JournalLine, JournalMark, JournalRun } from './format.ts';
import { startOfProcess, thisMachine } from './machine.ts';

/**
 * Starts the journal of a run and gives its path. Only the user can read it.
 * @throws CannotJudge when it can't be written
 */
export function startJournal(
  folder: string,
  { target, facts }: { target: TargetDescription; facts: RunFacts },
): string {
  const file = join(folder, `${facts.id}.jsonl`);
  const machine = thisMachine();
  const processStart = startOfProcess(process.pid);
  const run: JournalRun = {
    event: 'run',
    formatVersion: 1,
    runId: facts.id,
    at: new Date().toISOString(),
    pid: process.pid,
    ...(processStart ? { processStart } : {}),
    host: hostname(),
    ...(machine ? { machine } : {}),
    target: target.name,
    endpoints: target.endpoints,
    region: facts.region,
    ...(facts.account ? { account: digestOf(facts.account) } : {}),
  };
  try {
    makeFolder(folder, 0o700);
    appendOrRemove(file, run);
  } catch (error) {
    throw new CannotJudge(
      `The journal of the run can't be written to ${folder} (${reasonOf(error)}). Name another folder with --journal.`,
    );
  }
  return file;
}

/** Half a line would be a journal that nobody can sweep. */
function appendOrRemove(file: string, run: JournalRun): void {
  try {
    append(file, run);
  } catch (error) {
    rmSync(file, { force: true });
    throw error;
  }
}

/**
 * Writes what a run is about to create and what came of it, one JSON line each. What is about to be created is on the disk
 * when `intend` resolves, so that a run that ends at any moment, with its machine or without, leaves a line for everything
 * it may have created. What came of it is written and not waited for: if such a line is lost, as on a full disk, `sweep` looks and
 * finds the same. Several writers may append to one file: main process and test worker do.
 */
export class Journal {
  readonly #file: string;
  readonly #disk: Disk;
  readonly #world: string | undefined;
  /** The same for all worlds. */
  readonly #fate: { failure?: string };

  /** `world`: where what is announced is created, if elsewhere than the rest of the run. */
  constructor(file: string, world?: string, disk = new Disk(file), fate: { failure?: string } = {}) {
    this.#file = file;
    this.#disk = disk;
    this.#world = world;
    this.#fate = fate;
  }

  /** Why a line could not be written, once that was so: what is not announced must not be created. */
  get failure(): string | undefined {
    return this.#fate.failure;
  }

  /** The same journal for what is created in a world that is elsewhere. */
  in(world: string | undefined): Journal {
    return world === this.#world ? this : new Journal(this.#file, world, this.#disk, this.#fate);
  }

  /** @throws Error when the line can't be written */
  async intend(kind: string, name: string): Promise<void> {
    this.#write('intend', kind, name);
    await this.#disk.reached().catch((error: unknown) => this.#fail(error));
    if (this.failure !== undefined) throw new Error(this.failure);
  }

  created(kind: string, name: string, id?: string): void {
    this.#write('created', kind, name, id);
  }

  /** The service refused: nothing was created. */
  refused(kind: string, name: string): void {
    this.#write('refused', kind, name);
  }

  removed(kind: string, name: string): void {
    this.#write('removed', kind, name);
  }

  /** Writes a line about the run itself. @throws the file system's error where the journal is no longer there */
  mark(event: JournalMark['event']): void {
    append(this.#file, { event, at: new Date().toISOString() }, constants.O_APPEND | constants.O_RDWR);
  }

  #write(event: JournalLine['event'], kind: string, name: string, id?: string): void {
    const world = this.#world;
    const about = { kind, name, ...(id ? { id } : {}), ...(world ? { world } : {}) };
    try {
      append(this.#file, { event, at: new Date().toISOString(), ...about });
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.#fate.failure ??= `the journal of the run can't be written (${reasonOf(error)})`;
  }
}

function append(
  file: string,
  line: JournalRun | JournalLine | JournalMark,
  flags: string | number = 'a+',
): void {
  const descriptor = openSync(file, flags, 0o600);
  try {
    // A line that a crash cut off must not swallow the next one.
    writeSync(descriptor, `${endsInLine(descriptor) ? '\n' : ''}${JSON.stringify(line)}\n`);
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a file ends in the middle of a line. */
function endsInLine(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(descriptor, last, 0, 1, size - 1) === 1 && last.toString() !== '\n';
}
