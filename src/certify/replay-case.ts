import type { Case, CaseTable, RequestTemplate } from '../../generated/case-table.ts';
import { bindCase } from '../contract/bind.ts';
import type { Exchange } from '../contract/exchange.ts';
import type { Recording } from '../contract/recording.ts';
import { answered } from '../contract/result.ts';
import type { Bindings, RunFacts } from '../contract/template.ts';
import type { Lanes } from '../lanes/index.ts';
import type { Sending } from '../lanes/sdk.ts';
import { Controls } from '../run/controls.ts';
import { executeCase } from '../run/execute.ts';
import { isAwsHost } from '../targets/regions.ts';
import { show } from '../text/show.ts';
import { canonicalJson } from './canonical.ts';
import { type Difference, placeOf } from './difference.ts';
import { withDrawnMasked } from './drawn-accounts.ts';
import { agree } from './redacted.ts';
import type { Sender, Senders } from './sender.ts';

/** What the requests of a run follow from. */
export interface Basis {
  table: CaseTable;
  facts: RunFacts;
  bindings: Bindings;
  /** Where they went; undefined for AWS. */
  endpoint: string | undefined;
  /** Changes what the table states as the redaction of the run did. */
  masked: <T>(value: T) => T;
  senders: Senders;
}

/** Stands for the removal of a shared control that another case sent and removed. */
const REMOVED_ELSEWHERE: Sending['seen'] = { kind: 'accepted', output: {} };

/** One case, run again with the recorded answers in the place of the target's. */
export class Replay {
  readonly #case: Case;
  readonly #basis: Basis;
  readonly #recorded: readonly Exchange[];
  readonly #differences: Difference[] = [];
  #place = 0;

  constructor(one: Case, { exchanges }: Recording, basis: Basis) {
    this.#case = one;
    this.#basis = basis;
    this.#recorded = exchanges;
  }

  async run(elsewhere: boolean): Promise<Difference[]> {
    const { table, facts, bindings } = this.#basis;
    const lanes = this.#lanes(this.#endpoint());
    try {
      const { exchanges, harnessError } = await executeCase(
        bindCase(this.#case, { facts, bindings, operation: table.operation }),
        {
          table,
          facts,
          lanes,
          // The run asked another operation where it knew that one is not served, under whatever code.
          unservedReads: new Map(
            this.#recorded.flatMap((one) => (one.unserved ? [[one.operation, answered(one)] as const] : [])),
          ),
          controls: new Controls(),
          // No certificate says where a world is.
          enter: async () => ({
            lanes: this.#lanes(this.#recorded[0]?.sent.url),
            elsewhere,
            leave: async () => {},
          }),
          // Nor has it what was asked of other services.
          setPolicy: async () => undefined,
          place: async (name) => ({
            lanes: this.#lanes(this.#recorded.find(({ place }) => place === name)?.sent.url),
          }),
        },
      );
      if (harnessError !== undefined && this.#differences.length === 0)
        this.#differ(this.#place, `the case comes to an end: ${harnessError}`);
      this.#compareRoles(exchanges.filter(({ seen }) => seen !== REMOVED_ELSEWHERE));
    } catch (error) {
      // An exchange that the removal needs is not there; it was said already.
      if (this.#differences.length === 0) throw error;
    }
    return this.#differences;
  }

  /** Where the case had to go: to the endpoint of the certificate, or to AWS. */
  #endpoint(): string | undefined {
    const { endpoint } = this.#basis;
    const sent = this.#recorded.find(({ sent: { url } }) => url !== '')?.sent.url;
    if (endpoint !== undefined || sent === undefined) return endpoint;
    return URL.canParse(sent) && isAwsHost(new URL(sent).hostname)
      ? sent
      : `https://cloudtrail.${this.#basis.facts.region}.amazonaws.com`;
  }

  #lanes(url: string | undefined): Lanes {
    const sender = this.#basis.senders.to(
      url !== undefined && URL.canParse(url) ? url : 'http://recorded.test',
    );
    return {
      send: (operation, sent) => this.#send(sender, operation, this.#basis.masked(sent)),
      close: () => {},
    };
  }

  async #send(sender: Sender, operation: string, asked: RequestTemplate): Promise<Sending> {
    const recorded = this.#recorded[this.#place];
    const input = withDrawnMasked(asked.input, recorded?.input, this.#basis.facts.account);
    const sent: RequestTemplate = { ...asked, ...(input === undefined ? {} : { input }) };
    const fits = recorded?.operation === operation && isSame(recorded.input ?? {}, sent.input ?? {});
    if (!fits && this.#removesShared(operation)) return { sent: NOTHING, seen: REMOVED_ELSEWHERE };
    const request = `the case asks for ${operation} ${show(sent.input)}`;
    if (!recorded) {
      if (this.#differences.length === 0)
        this.#differ(this.#place, `${request} here, and nothing is recorded`);
      throw new Error('the recording has come to its end');
    }
    if (!fits)
      this.#differ(this.#place, `${request}, recorded is ${recorded.operation} ${show(recorded.input)}`);
    else await this.#compareMessage(recorded, await sender.send(operation, sent, recorded.answer));
    this.#place += 1;
    const { answer, seen } = recorded;
    return { sent: recorded.sent, seen, ...(answer ? { answer } : {}) };
  }

  /** The removal of a shared control, and the list that it looks into where the control was answered with another name. */
  #removesShared(operation: string): boolean {
    const { remove, list } = this.#basis.table.operations;
    return [remove, list].includes(operation) && this.#recorded[this.#place - 1]?.shared === true;
  }

  /** Whether what was sent is what the lane makes of the request. */
  #compareMessage({ sent, seen }: Exchange, again: Sending): void {
    // Nothing was sent, and so nothing is judged.
    if (sent.url === '' && seen.kind === 'no-answer') return;
    for (const [what, was, is] of [
      ['method', sent.method, again.sent.method],
      ['URL', sent.url, again.sent.url],
      ...['x-amz-target', 'content-type'].map((name) => [name, sent.headers[name], again.sent.headers[name]]),
      ['signature', 'x-amz-date' in sent.headers, 'x-amz-date' in again.sent.headers],
    ]) {
      if (was !== is)
        this.#differ(this.#place, `${what} ${show(was)} was sent, and the case has ${show(is)}`);
    }
    if (!isSameBody(sent.body, again.sent.body))
      this.#differ(this.#place, `${show(sent.body)} was sent, and the case has ${show(again.sent.body)}`);
  }

  /** What the judge goes by beside the messages. */
  #compareRoles(again: readonly Exchange[]): void {
    const standing = ({ role, lane, as }: Exchange) => `${role} by ${lane}${as ? ` as ${as}` : ''}`;
    for (const [index, exchange] of this.#recorded.entries()) {
      const asked = again[index];
      if (!asked) this.#differ(index, 'the case does not ask for it');
      else if (standing(asked) !== standing(exchange))
        this.#differ(index, `the case has it as ${standing(asked)}, not as ${standing(exchange)}`);
    }
  }

  #differ(index: number, message: string): void {
    const exchange = this.#recorded[index];
    const where = exchange ? placeOf(this.#case.id, index, exchange) : `${this.#case.id}#${index}`;
    this.#differences.push({ kind: 'request-differs', where, message });
  }
}

const NOTHING: Exchange['sent'] = { method: 'POST', url: '', headers: {}, body: '' };

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** The members of a JSON body may be in any order. */
function isSameBody(one: string, other: string): boolean {
  try {
    return agree(JSON.parse(one), JSON.parse(other), one);
  } catch {
    // Not JSON, as some cases have it.
    return agree(one, other, one);
  }
}
