import type { Case, Control, RequestTemplate, Step } from '../../generated/case-table.ts';
import type { Role } from './exchange.ts';
import { capturedNames, resourceSeed, sharedControl } from './seed.ts';
import { type Bindings, fill, type RunFacts, uniqueName } from './template.ts';

/** What a case is bound to. */
export interface Binding {
  facts: RunFacts;
  bindings: Bindings;
  /** The operation of the cases that name none. */
  operation: string;
}

/** A case with its placeholders filled for one run, but for those that only its own answers can fill. */
export interface BoundCase extends Omit<Case, 'before' | 'control' | 'operation'> {
  /** The operation that it judges. */
  operation: string;
  before: BoundStep[];
  control?: BoundControl;
  /** The name of what a create of this case creates where its body does not state one. */
  names: Record<'request' | 'control', string>;
}

/** A step, with an input for each time that it may be sent. */
export interface BoundStep extends Omit<Step, 'input'> {
  inputs: Record<string, unknown>[];
}

export interface BoundControl extends Omit<Control, 'before'> {
  before: BoundStep[];
  /** Names the control for all cases that can share its one request. */
  shared?: string;
}

/**
 * Binds a case to a run, once: what is run and what is judged is the same value. A placeholder that names an earlier answer of
 * the case (`${first.TrailARN}`, `${request.Name}`) stays, and `complete` fills it.
 */
export function bindCase(testCase: Case, { facts, bindings, operation: usual }: Binding): BoundCase {
  const { operation = usual } = testCase;
  const { before, request, probes, probesAfterRefusal, expect, control, ...same } = testCase;
  const later = capturedNames(testCase);
  const bind = <T>(template: T, role: Role, suffix = ''): T => {
    const seed = resourceSeed(testCase, role) + suffix;
    const captured = { operation: { id: operation } };
    return fill(template, { run: facts, bindings, seed, captured, later }) as T;
  };
  const bindSteps = (steps: readonly Step[], role: Role): BoundStep[] =>
    steps.map(({ input = {}, ...step }) => {
      const times = Array.from({ length: step.fillTo ?? 1 }, (_, index) => index);
      const suffix = (index: number) => (step.fillTo === undefined ? '' : `fill-${index}`);
      return { ...step, inputs: times.map((index) => bind(input, role, suffix(index))) };
    });
  const nameFor = (role: Role) => uniqueName(facts, resourceSeed(testCase, role));
  const shared = sharedControl(testCase);
  return {
    ...same,
    operation,
    before: bindSteps(before, 'before'),
    request: bind<RequestTemplate>(request, 'request'),
    probes: bind(probes, 'probe'),
    ...(probesAfterRefusal ? { probesAfterRefusal: bind(probesAfterRefusal, 'probe') } : {}),
    expect: bind(expect, 'request'),
    ...(control
      ? {
          control: {
            ...control,
            before: bindSteps(control.before, 'control-before'),
            request: bind<RequestTemplate>(control.request, 'control'),
            ...(control.assertions ? { assertions: bind(control.assertions, 'control') } : {}),
            ...(control.probes ? { probes: bind(control.probes, 'control-probe') } : {}),
            ...(shared === undefined ? {} : { shared }),
          },
        }
      : {}),
    names: { request: nameFor('request'), control: nameFor('control') },
  };
}
