import { ServiceError } from '../../../src/reference/error.ts';
import type {
  Body,
  Exchange,
  HttpResponse,
  ReferenceOptions,
  Rule,
  Trail,
} from '../../../src/reference/index.ts';
import type { Mutant } from '../mutant.ts';

/** What an operation is called with: the state of the server and who calls. */
export type Call = Parameters<Rule['violated']>[0]['call'];
/** The members of a request as they came, of any type. */
export type Input = Readonly<Record<string, unknown>>;

/** An operation with a fault: `right` is how the reference serves a request. */
export type Run = (right: (input: Input) => Body, input: Input, call: Call) => Body;

/** The member that names a trail, of operations where it is not called Name. Faults look at `Name`, whatever it is called. */
const NAME_MEMBERS: Readonly<Record<string, string>> = {
  GetEventSelectors: 'TrailName',
  PutEventSelectors: 'TrailName',
  GetInsightSelectors: 'TrailName',
  PutInsightSelectors: 'TrailName',
};
const nameMemberOf = (operation: string) => NAME_MEMBERS[operation] ?? 'Name';

/** A mutant of one operation beside CreateTrail. `clauses` are globs of the clauses that it breaks, without the operation. */
export function mutantOf(
  operation: string,
  id: string,
  title: string,
  clauses: readonly string[],
  options: Partial<ReferenceOptions>,
): Mutant {
  const ofOwn = clauses.map((glob) =>
    glob.replace(/^request\.Name\./, `request.${nameMemberOf(operation)}.`),
  );
  return { id: `${operation}/${id}`, family: 'operation', operation, title, clauses: ofOwn, options };
}

/** A mutant that serves an operation otherwise; `run` remembers nothing from one call to the next. */
export function fault(
  operation: string,
  id: string,
  title: string,
  clauses: readonly string[],
  run: Run,
): Mutant {
  const options = serving(operation, () => run);
  return { ...mutantOf(operation, id, title, clauses, options), forgets: true };
}

/** Replaces an operation. `open` is called once for each server, so what it remembers is that server's. */
export function serving(operation: string, open: () => Run): Partial<ReferenceOptions> {
  return {
    operations: (all) => {
      const own = all[operation];
      const run = open();
      if (own === undefined) throw new Error(`the reference does not serve ${operation}`);
      const member = nameMemberOf(operation);
      return {
        ...all,
        [operation]: {
          run: (call, input) =>
            run(
              (given) => own.run(call, renamed(given, 'Name', member)) as Body,
              renamed(objectOf(input), member, 'Name'),
              call,
            ),
        },
      };
    },
  };
}

function renamed(input: Input, from: string, to: string): Input {
  const { [from]: name, ...rest } = input;
  return from in input ? { ...rest, [to]: name } : input;
}

/** A mutant that changes what an operation answers to a success. */
export function answering(
  operation: string,
  id: string,
  title: string,
  clauses: readonly string[],
  change: (body: Body) => Body,
): Mutant {
  return fault(operation, id, title, clauses, (right, input) => change(right(input)));
}

/** Changes the HTTP answers of one operation. */
export function messaging(
  operation: string,
  change: (response: HttpResponse, exchange: Exchange) => HttpResponse,
): Partial<ReferenceOptions> {
  return {
    response: (response, exchange) =>
      exchange.request.headers['x-amz-target']?.endsWith(`.${operation}`)
        ? change(response, exchange)
        : response,
  };
}

/** What the reference says, or the error that it throws. */
export function attempt(right: () => Body): Body | ServiceError {
  try {
    return right();
  } catch (error) {
    if (error instanceof ServiceError) return error;
    throw error;
  }
}

/** The answer where the reference refuses with one of these codes, all of them by default. */
export function instead(
  right: () => Body,
  codes: readonly string[] | undefined,
  answer: (error: ServiceError) => Body,
): Body {
  const said = attempt(right);
  if (!(said instanceof ServiceError)) return said;
  if (codes && !codes.includes(said.code)) throw said;
  return answer(said);
}

export function refuse(code: string, status = 400): never {
  throw new ServiceError(code, 'It is not valid.', status);
}

/** Serves a request as the reference does, but for one error, which has another code or status. */
export function renaming(from: string, to: string, status = 400): Run {
  return (right, input) =>
    instead(
      () => right(input),
      [from],
      () => refuse(to, status),
    );
}

export const trailsOf = ({ state }: Call): Trail[] => [...state.trails.values()];
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** The input with its `Name` changed. */
export const named = (input: Input, Name: unknown): Input => ({ ...input, Name });

/** A fault of an operation: id, what is wrong, clauses that it breaks, how it serves. */
export type Row = [id: string, title: string, clauses: readonly string[], run: Run];

/** Mutants of an operation; `kind` comes before their ids. */
export function rows(operation: string, kind: string, list: readonly Row[]): Mutant[] {
  return list.map(([id, title, clauses, run]) => fault(operation, `${kind}/${id}`, title, clauses, run));
}
