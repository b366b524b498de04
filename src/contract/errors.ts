/**
 * The run can't judge: wrong usage, an environment that doesn't answer, nothing testable. Exit code 2.
 * The message is one sentence for a person: what, where, and what to do.
 */
export class CannotJudge extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CannotJudge';
  }
}

/** It can't judge, and has left something behind, which outweighs that: it may cost money. Exit code 3. */
export class LeftBehind extends CannotJudge {
  readonly leaks: readonly { kind: string; name: string; reason: string }[];

  constructor(message: string, leaks: LeftBehind['leaks'], options?: ErrorOptions) {
    super(message, options);
    this.leaks = leaks;
  }
}
