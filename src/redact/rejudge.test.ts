import { expect, test } from 'vitest';
import { bindCase } from '../contract/bind.ts';
import { loadTable } from '../contract/table.ts';
import { judge } from '../judge/judge.ts';
import { httpTransport } from '../lanes/http.ts';
import { openLanes } from '../lanes/index.ts';
import { provideNeeds } from '../needs/provide.ts';
import { learnFacts } from '../probe/preflight.ts';
import { Controls } from '../run/controls.ts';
import { executeCase } from '../run/execute.ts';
import { openWorld } from '../run/world.ts';
import { openTarget } from '../session/open-target.ts';
import { redact } from './redact.ts';

test('a masked recording is judged as the open one is', async () => {
  const table = loadTable();
  const target = await openTarget({});
  const { description } = target;
  try {
    const facts = await learnFacts(description, 'abc123');
    // One case of each group is enough: what accounts look like depends on the need, not on the boundary.
    const cases = table.groups.flatMap(({ name }) =>
      table.cases.filter(({ group }) => group === name).slice(0, 3),
    );
    const aliases = [...new Set(cases.flatMap(({ needs }) => needs))];
    const fixtures = await provideNeeds(aliases, { table, target: description, facts });
    const { bindings } = fixtures;
    const lanes = openLanes(description, httpTransport());
    const controls = new Controls();
    const recordings = [];
    for (const one of cases)
      recordings.push(
        await executeCase(bindCase(one, { facts, bindings, operation: table.operation }), {
          table,
          lanes,
          facts,
          controls,
          enter: (world) => openWorld(world, description),
        }),
      );
    lanes.close();
    await fixtures.removeAll();

    const open = { facts, bindings, recordings };
    const masked = redact(open, { credentials: description.credentials, table, account: facts.account });

    expect(JSON.stringify(open)).toContain('123456789012');
    expect(JSON.stringify(masked)).not.toContain('123456789012');
    for (const [index, one] of cases.entries()) {
      const [before, after] = [open, masked].map(({ facts, bindings, recordings }) => {
        const recording = recordings[index];
        if (!recording) throw new Error(`no recording of ${one.id}`);
        const { outcome, checks } = judge(
          bindCase(one, { facts, bindings, operation: table.operation }),
          recording,
          table,
        );
        return { outcome, passed: checks.map(({ check, passed }) => [check, passed]) };
      });
      expect(after, one.id).toEqual(before);
      expect(before?.outcome, one.id).not.toBe('error');
    }
  } finally {
    await target.close();
  }
});
