import type { OperationReported, Report } from '../../../generated/report.ts';
import { figuresOf, OPERATION_HEADS, operationsOf } from '../operations.ts';
import { VERDICT_WORDS } from '../verdict-words.ts';
import { Mark, Name } from './name.tsx';
import { Table } from './table.tsx';

/** A row for each operation, where the run was of several: its verdict, and how many of its cases pass. */
export function Operations({ report }: { report: Report }) {
  const operations = operationsOf(report);
  if (operations.length === 0) return null;
  return (
    <section class="operations" aria-labelledby="operations-heading" id="operations">
      <h2 id="operations-heading">Operations</h2>
      <Table
        heads={OPERATION_HEADS}
        rows={operations.map((one) => [
          <Name of={one.name} />,
          <VerdictWord of={one.verdict} />,
          ...figuresOf(one),
        ])}
        numbers={[2, 3]}
      />
    </section>
  );
}

function VerdictWord({ of }: { of: OperationReported['verdict'] }) {
  // What isn't served was not tested for that very reason.
  const sign = of === 'not served' ? 'untested' : of;
  return (
    <span class={`verdict v-${sign}`}>
      <Mark of={sign} /> {VERDICT_WORDS[of]}
    </span>
  );
}
