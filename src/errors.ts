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
