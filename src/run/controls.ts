import type { Exchange } from '../contract/exchange.ts';

/**
 * The controls of a run that several cases share. Many cases mend their fault to the same request; one acceptance of it
 * says the same for all of them. What was not accepted is never shared: the next case asks again.
 */
export class Controls {
  readonly #known = new Map<string, Promise<Exchange | undefined>>();

  /**
   * The accepted control of this name, or else what `send` gives: undefined where it was not accepted. One at a time, as
   * all that share a control send it with the same names.
   */
  accepted(name: string, send: () => Promise<Exchange | undefined>): Promise<Exchange | undefined> {
    const before = this.#known.get(name) ?? Promise.resolve(undefined);
    const mine = before.then((known) => known ?? send());
    this.#known.set(
      name,
      // Whoever sent it hears of the failure; the next in line only has nothing to share.
      mine.catch(() => undefined),
    );
    return mine;
  }
}
