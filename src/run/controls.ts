import type { Exchange } from '../contract/exchange.ts';

/**
 * The controls that several cases of a run share. Many cases have the same request as their control, so it is enough that
 * it is accepted once. A control that was not accepted is never shared: the next case sends it again.
 */
export class Controls {
  readonly #known = new Map<string, Promise<readonly Exchange[] | undefined>>();

  /**
   * The accepted control of this name with its reads, or the result of `send`, undefined if it was not accepted. Only one is
   * under way at a time, because all cases that share a control send the same names.
   */
  accepted(
    name: string,
    send: () => Promise<readonly Exchange[] | undefined>,
  ): Promise<readonly Exchange[] | undefined> {
    const before = this.#known.get(name) ?? Promise.resolve(undefined);
    const mine = before.then((known) => known ?? send());
    this.#known.set(
      name,
      // The case that sent it gets the error; for the next one there is nothing to share.
      mine.catch(() => undefined),
    );
    return mine;
  }
}
