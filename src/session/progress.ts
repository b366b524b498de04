import { counted } from '../text/counted.ts';
import { showDuration } from '../text/duration.ts';
import type { Progress } from './conformance.ts';
import type { CaseDone } from './run-case.ts';

/** Where progress is shown; a part of a stream such as stderr. */
export interface Screen {
  write(text: string): unknown;
  isTTY?: boolean;
  columns?: number;
}

const BAR = 24;
/** Cases between two lines where there is no terminal to draw a bar on: at least so many, and a quarter of all. */
const LEAST_BETWEEN = 100;
/** Milliseconds after which there is a line all the same, so that nobody takes a slow target for a run that hangs. */
const LONGEST_SILENCE_MS = 30_000;

/**
 * Shows a run under way: on a terminal one line that is drawn again (bar, count, time left, case under way), elsewhere a
 * count now and then: the report has what fails.
 */
export class ShownProgress implements Progress {
  readonly #screen: Screen;
  readonly #clock: () => number;
  readonly #start: number;
  readonly #running: string[] = [];
  #total = 0;
  #done = 0;
  #failed = 0;
  #errors = 0;
  #lastLineAt: number;

  /** @param clock milliseconds that only grow */
  constructor(screen: Screen, clock: () => number = () => performance.now()) {
    this.#screen = screen;
    this.#clock = clock;
    this.#start = clock();
    this.#lastLineAt = this.#start;
  }

  expect(total: number): void {
    this.#total = total;
    if (!this.#screen.isTTY) this.#line(counted(total, 'case'));
  }

  begin(caseId: string): void {
    this.#running.push(caseId);
    this.#draw();
  }

  done({ result }: CaseDone): void {
    const { id, outcome } = result;
    this.#done += 1;
    const at = this.#running.indexOf(id);
    if (at >= 0) this.#running.splice(at, 1);
    if (outcome === 'fail' || outcome === 'error') {
      if (outcome === 'fail') this.#failed += 1;
      else this.#errors += 1;
    }
    if (this.#screen.isTTY) this.#draw();
    else if (
      this.#done % Math.max(LEAST_BETWEEN, Math.ceil(this.#total / 4)) === 0 ||
      this.#done === this.#total ||
      this.#clock() - this.#lastLineAt >= LONGEST_SILENCE_MS
    )
      this.#line(
        `${this.#done} of ${counted(this.#total, 'case')}, ${this.#failed} failed${this.#inError()}`,
      );
  }

  /** What could not be judged isn't a failure of the target. */
  #inError(): string {
    return this.#errors > 0 ? `, ${this.#errors} not judged` : '';
  }

  /** Takes the bar away; what follows starts on a clean line. */
  end(): void {
    if (this.#screen.isTTY) this.#screen.write('\r\u001b[K');
  }

  #line(text: string): void {
    this.#lastLineAt = this.#clock();
    this.#screen.write(`${text}\n`);
  }

  #draw(): void {
    if (!this.#screen.isTTY || this.#total === 0) return;
    const share = this.#done / this.#total;
    const filled = Math.round(share * BAR);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
    const failed = (this.#failed > 0 ? `, ${this.#failed} failed` : '') + this.#inError();
    const left = this.#done > 0 ? `, ${showDuration(this.#timeLeft())} left` : '';
    const text = `${bar} ${this.#done}/${this.#total}${failed}${left}  ${this.#running.at(0) ?? ''}`;
    this.#screen.write(`\r\u001b[K${text.slice(0, Math.max(20, (this.#screen.columns ?? 80) - 1))}`);
  }

  #timeLeft(): number {
    return ((this.#clock() - this.#start) / this.#done) * (this.#total - this.#done);
  }
}
