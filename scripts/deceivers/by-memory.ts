import type { DirectAnswer, DirectRequest, Handle } from '../../src/lanes/in-process.ts';
import { createReference } from '../../src/reference/index.ts';
import {
  codeIn,
  type Deceiver,
  erased,
  inputOf,
  isCreate,
  refusal,
  refusing,
  rightServer,
} from './deceiver.ts';

type Rehearse = (server: Handle) => Promise<void>;

/** Watches the creates that reach a server. */
function watched(server: Handle, watch: (request: DirectRequest, answer: DirectAnswer) => void): Handle {
  return async (request) => {
    const answer = await server(request);
    if (isCreate(request)) watch(request, answer);
    return answer;
  };
}

/** What a right server answered to each kind of request, one after the other: a code, or undefined for a success. */
type Answers = Map<string, (string | undefined)[]>;

async function recordOf(rehearse: Rehearse): Promise<Answers> {
  const answers: Answers = new Map();
  await rehearse(
    watched(rightServer(), (request, answer) => {
      const kind = erased(request);
      answers.set(kind, [...(answers.get(kind) ?? []), codeIn(answer)]);
    }),
  );
  return answers;
}

/** Which values of members are refused, and with which code, learnt from answers. */
class Lessons {
  readonly #refused: { members: Map<string, string>; code: string }[] = [];
  readonly #accepted = new Set<string>();
  readonly #codes = new Map<string, string>();

  watch(request: DirectRequest, answer: DirectAnswer): void {
    const members = valuesOf(request);
    const code = codeIn(answer);
    if (code === undefined) for (const member of members) this.#accepted.add(member.join(' '));
    else this.#refused.push({ members, code });
  }

  /** A refused request has one value that no accepted one has: its control has all the others. */
  learn(): void {
    for (const { members, code } of this.#refused) {
      const strange = [...members]
        .map((member) => member.join(' '))
        .filter((one) => !this.#accepted.has(one));
      if (strange.length === 1) this.#codes.set(strange.join(), code);
    }
  }

  codeFor(request: DirectRequest): string | undefined {
    return [...valuesOf(request)].map((member) => this.#codes.get(member.join(' '))).find(Boolean);
  }
}

const valuesOf = (request: DirectRequest) =>
  new Map(
    (JSON.parse(erased(request)) as [string, unknown][]).map(([name, value]) => [
      name,
      JSON.stringify(value),
    ]),
  );

/** Applies its rules to a request only where it must. */
function rulesOnlyWhere(
  applies: (request: DirectRequest) => boolean,
  codeFor: (request: DirectRequest) => string | undefined,
): Handle {
  let applied = false;
  const { handle } = createReference({
    rules: (rules) =>
      rules.map((rule) => ({
        ...rule,
        violated: (context, limit) => applied && rule.violated(context, limit),
      })),
  });
  return (request) => {
    applied = applies(request);
    const code = applied || !isCreate(request) ? undefined : codeFor(request);
    // The reference walks its rules before it awaits anything.
    return code === undefined ? handle(request) : Promise.resolve(refusal(code));
  };
}

/** Servers that watched the suite on a right server before, or ask one. */
export const byMemory: readonly Deceiver[] = [
  {
    id: 'record-and-replay',
    does: 'recorded a run on a right server, and answers each request as the like of it was answered then',
    open: async ({ rehearse }) => {
      const answers = await recordOf(rehearse);
      return refusing((request) => answers.get(erased(request))?.shift());
    },
  },
  {
    id: 'learns-from-controls',
    does: 'watched a run on a right server, and learnt from each case and its control which value is refused',
    open: async ({ rehearse }) => {
      const lessons = new Lessons();
      await rehearse(watched(rightServer(), (request, answer) => lessons.watch(request, answer)));
      lessons.learn();
      return refusing((request) => lessons.codeFor(request));
    },
  },
  {
    id: 'asks-for-the-unknown',
    does: 'answers from memory what it saw in a run before, and asks a right server for the rest',
    open: async ({ rehearse }) => {
      const answers = await recordOf(rehearse);
      const isKnown = (request: DirectRequest) => (answers.get(erased(request)) ?? []).length > 0;
      return rulesOnlyWhere(
        (request) => !isKnown(request),
        (request) => answers.get(erased(request))?.shift(),
      );
    },
  },
  {
    id: 'knows-the-suite',
    does: 'follows the contract once it has met a name that begins as those of the suite do, and has no rule before',
    open: () => {
      let met = false;
      return rulesOnlyWhere(
        (request) => {
          met ||= `${request.path} ${inputOf(request).Name}`.includes('ctc-');
          return met;
        },
        () => undefined,
      );
    },
  },
];
