import type { Step } from '../../generated/case-table.ts';
import type { Life, WrittenStep } from '../../generated/life.ts';
import type { TriggerCase } from '../../generated/triggers.ts';

/**
 * The steps of clients' lives that call an operation, as a block: a part for each life, a case for each step. Before its request a
 * case sends all earlier steps, so that it can be run alone and shows what the client would meet there.
 * @throws Error for a step of an operation that the suite does not have
 */
export function stepsOf(operation: string, lives: readonly Life[], operations: readonly string[]) {
  return {
    parts: Object.fromEntries(
      lives.flatMap((life) => {
        const unknown = life.steps.find(({ call }) => !operations.includes(call));
        if (unknown)
          throw new Error(`spec/lives: ${life.part} calls ${unknown.call}, which spec/ does not have`);
        const cases = life.steps.flatMap(({ call }, index) =>
          call === operation ? [caseOf(life, index)] : [],
        );
        return cases.length > 0 ? [[life.part, { cases }]] : [];
      }),
    ),
  };
}

function caseOf({ client, agent, steps }: Life, index: number): TriggerCase {
  const { id, title, input, clauses, grounds, shows, reads } = steps[index] as WrittenStep;
  return {
    id,
    title,
    outcome: 'accepted',
    ...(clauses ? { clauses } : {}),
    ...(grounds ? { grounds } : {}),
    setUp: false,
    before: steps
      .slice(0, index)
      .map((step): Step => ({ ...callOf(step), client: agent, step: labelOf(step) })),
    lane: 'wire',
    wire: { client: agent },
    life: { client, step: labelOf(steps[index] as WrittenStep), index },
    set: input,
    ...(shows ? { answer: shows } : {}),
    ...(reads ? { reads } : {}),
  };
}

function callOf({ call, input, as }: WrittenStep): Pick<Step, 'call' | 'input' | 'as'> {
  return { call, input, ...(as ? { as } : {}) };
}

function labelOf({ id, label }: WrittenStep): string {
  return label ?? id.replaceAll('-', ' ');
}
