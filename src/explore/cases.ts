import { hash } from 'node:crypto';
import fc from 'fast-check';
import type { Case } from '../../generated/case-table.ts';
import type { Exploration } from '../../generated/exploration.ts';
import type { TargetDescription } from '../contract/target.ts';
import { type Bindings, type RunFacts, uniqueName } from '../contract/template.ts';
import { loadSpec } from '../page/load.ts';
import type { Spec } from '../page/spec.ts';
import { requests } from './arbitrary.ts';
import { loadExploration } from './load.ts';
import { faultsOf, type Input } from './oracle.ts';

/** Group of the cases that are drawn for one run. No table has it. */
export const EXPLORED = 'Explored';

/** A valid name of a drawn request must be this long, or contain the run id, so that no two requests have the same. */
const SAFE_LENGTH = 8;

interface Sources {
  spec: Spec;
  exploration: Exploration;
}

/** Whether requests are drawn for a run on a target: nobody wants hundreds of further creates in an account of AWS. */
export function isExplored({ aws, endpoints }: Pick<TargetDescription, 'aws' | 'endpoints'>): boolean {
  return !aws && endpoints.cloudtrail !== undefined;
}

/** What an exploration is drawn from. */
export async function loadSources(): Promise<Sources> {
  const [spec, exploration] = await Promise.all([loadSpec(), loadExploration()]);
  return { spec, exploration };
}

/**
 * Draws requests as cases: each must be accepted or refused by the limits and rules of the spec. The draw follows from the
 * secret of the run, so no target knows it before, and everybody who has the recording can draw it again. Half of the
 * requests travel in each lane, and each has a name of its own, as the cases of the table have.
 */
export function exploredCases(
  facts: RunFacts,
  bindings: Bindings,
  { spec, exploration }: Sources,
  count: number,
): Case[] {
  if (bindings[exploration.references.S3BucketName?.need ?? '']?.id === undefined) return [];
  const stem = uniqueName(facts, 'explored');
  const seed = Number.parseInt(hash('sha256', `${facts.secret}/explored`).slice(0, 7), 16);
  const drawn = fc.sample(requests(stem, spec, exploration, bindings), { numRuns: count, seed });
  const taken = new Set<unknown>();
  return drawn.flatMap((template, index): Case[] => {
    const id = `${EXPLORED}/${String(index + 1).padStart(3, '0')}`;
    const input = withOwnName(template, stem, uniqueName(facts, id));
    const faults = faultsOf(input, spec, exploration, bindings);
    const name = String(input.Name);
    if (faults.length === 0 && (taken.has(name) || (name.length < SAFE_LENGTH && !name.includes(facts.id))))
      return [];
    taken.add(name);
    // Not from the input: in a recording accounts are masked, and the lane must come out the same.
    const lane = Number.parseInt(hash('sha256', `${facts.secret}/${id}`).slice(0, 2), 16) % 2;
    return [caseOf(id, { lane: lane === 0 ? 'sdk' : 'wire', input }, faults)];
  });
}

/** The name with the stem of this request in the place of the common one. */
function withOwnName(template: Input, stem: string, own: string): Input {
  const { Name } = template;
  return { ...template, ...(typeof Name === 'string' ? { Name: Name.replaceAll(stem, own) } : {}) };
}

function caseOf(id: string, request: Case['request'], faults: ReturnType<typeof faultsOf>): Case {
  const codes = [...new Set(faults.flatMap(({ errors }) => errors))];
  const errors = codes.map((code) => ({
    code,
    provenance: [{ kind: 'documented' as const, source: `error.${code}.1` }],
  }));
  return {
    id,
    group: EXPLORED,
    title: faults.map(({ member, what }) => `${member} ${what}`).join('; ') || 'nothing is wrong',
    clauses: [],
    needs: [],
    before: [],
    request,
    expect:
      faults.length > 0
        ? { outcome: 'rejected', wire: [], statuses: [400], errors }
        : { outcome: 'accepted', wire: [], statuses: [200], assertions: [] },
    probes: [],
  };
}
