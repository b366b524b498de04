import type { CaseTable } from '../../generated/case-table.ts';
import type { RunFacts } from '../../src/contract/template.ts';
import {
  type DirectAnswer,
  type DirectRequest,
  type Handle,
  inProcessTransport,
} from '../../src/lanes/in-process.ts';
import { type ProvidedNeeds, provideNeeds } from '../../src/needs/provide.ts';
import { OtherPlaces } from '../../src/needs/worlds/places.ts';
import { learnFacts } from '../../src/probe/preflight.ts';
import { inProcessTarget } from '../../src/session/testing/in-process.ts';

/** The needs of a table as they were created once, to be created again on other references. */
export interface RecordedFixtures {
  facts: RunFacts;
  fixtures: Pick<ProvidedNeeds, 'bindings' | 'unmet'>;
  /** Creates the same needs on a fresh reference. */
  replay(handle: Handle): Promise<void>;
}

interface Message {
  request: DirectRequest;
  answer?: DirectAnswer;
}

const READ = /^CloudTrail_\d+\.(?:Describe|Get|List)/;

/** Provides needs on a reference, all those of the table by default, and remembers the messages. */
export async function recordFixtures(
  table: CaseTable,
  handle: Handle,
  aliases: readonly string[] = [...new Set(table.cases.flatMap(({ needs }) => needs))],
): Promise<RecordedFixtures> {
  const log: Message[] = [];
  const target = inProcessTarget(
    inProcessTransport(async (request) => {
      // Noted in the order of asking, which is the order in which ids are given out.
      const entry: Message = { request };
      log.push(entry);
      entry.answer = await handle(request);
      return entry.answer;
    }),
  );
  const facts = await learnFacts(target, { id: 'mutant', secret: 'told' });
  const places = new OtherPlaces(target, facts);
  const { bindings, unmet } = await provideNeeds(aliases, { table, target, facts, places });
  return {
    facts,
    fixtures: { bindings, unmet },
    replay: async (fresh) => {
      for (const { request, answer } of log) {
        const again = await fresh(request);
        // A read creates nothing, and a mutant may well answer it otherwise. It is sent all the same, as it counts for ids.
        if (READ.test(request.headers['x-amz-target'] ?? '')) continue;
        // Ids of keys and the like are in the bindings: a reference that gives others can't be run with these.
        if (again.status !== answer?.status || String(again.body) !== String(answer.body)) {
          throw new Error(`${request.method} ${request.path}: a need was answered otherwise the second time`);
        }
      }
    },
  };
}
