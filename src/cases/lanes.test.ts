import { describe, expect, it } from 'vitest';
import type { Case, Group } from '../../generated/case-table.ts';
import { loadTable } from '../contract/table.ts';
import { assignLanes, type BuiltCase } from './lanes.ts';

const table = loadTable();
const laneOf = ({ request }: Case) => request.lane;

describe('the lanes of the table', () => {
  // A client other than the SDK sends its steps itself.
  const open = table.cases.filter(({ life }) => life === undefined);
  it.each(table.groups.filter(({ name }) => open.some(({ group }) => group === name)))(
    '$name is judged in both lanes',
    ({ name, kind }) => {
      const own = table.cases.filter(({ group }) => group === name);
      expect([...new Set(own.map(laneOf))].sort()).toEqual(['sdk', 'wire']);
      const refused = own.filter(({ expect: { outcome } }) => outcome === 'rejected');
      if (kind === 'exception') expect(new Set(refused.map(laneOf)).size).toBe(2);
    },
  );

  it('have request and control of a case in the same lane', () => {
    const crossed = table.cases.filter(
      ({ request, control }) => control && control.request.lane !== request.lane,
    );
    expect(crossed.map(({ id }) => id)).toEqual([]);
  });
});

describe('assignLanes', () => {
  const group: Group = { name: 'LabelException', kind: 'exception', clauses: [] };
  const built = (id: string, more: Partial<Case> = {}) => ({
    testCase: {
      ...{ id: `LabelException/${id}`, group: 'LabelException', title: id, clauses: [], needs: [] },
      ...{ before: [], probes: [], request: { lane: 'sdk', input: { Label: id } } },
      expect: { outcome: 'rejected', wire: [], statuses: [400] },
      control: { description: '', before: [], request: { lane: 'sdk', input: { Label: 'x' } } },
      ...more,
    } as Case,
    laneIsOpen: true,
  });
  const lanes = (cases: BuiltCase[]) =>
    Object.fromEntries(assignLanes([group], cases).map((one) => [one.id.split('/')[1], laneOf(one)]));

  it('gives the only refusal of an exception a second case without an SDK', () => {
    expect(lanes([built('one')])).toEqual({ one: 'sdk', 'one-wire': 'wire' });
    const accepted = built('two', { expect: { outcome: 'accepted', wire: [], statuses: [200] } });
    expect(Object.keys(lanes([built('one'), accepted])).sort()).toEqual(['one', 'one-wire', 'two']);
  });

  it('keeps the lane of a case that only one lane can send', () => {
    const raw = { ...built('raw', { request: { lane: 'wire', input: {} } }), laneIsOpen: false };
    expect(lanes([raw])).toEqual({ raw: 'wire' });
    expect(lanes([raw, built('free')])).toEqual({ raw: 'wire', free: 'sdk' });
  });

  it('uses both lanes for any two cases, and does not move a case when others come', () => {
    for (let number = 0; number < 20; number += 1) {
      const two = lanes([built(`a${number}`), built(`b${number}`)]);
      expect(Object.values(two).sort()).toEqual(['sdk', 'wire']);
    }
    const many = Array.from({ length: 20 }, (_, index) => built(`n${index}`));
    const more = lanes([...many, built('m1'), built('m2')]);
    expect(more).toMatchObject(lanes(many));
  });

  it('sends a case that repeats another in the other lane', () => {
    for (const id of ['a', 'b', 'c', 'd']) {
      const own = lanes([
        built(id),
        { ...built(`${id}-alone`), repeats: `LabelException/${id}` },
        built('z'),
      ]);
      expect(own[`${id}-alone`]).not.toBe(own[id]);
    }
  });

  it('keeps the cases that share a rare control in one lane', () => {
    const rare = ['r1', 'r2', 'r3'].map((id) => built(id));
    const many = Array.from({ length: 15 }, (_, index) =>
      built(`n${index}`, {
        control: { description: '', before: [], request: { lane: 'sdk', input: { Label: 'y' } } },
      }),
    );
    const { r1, r2, r3, ...others } = lanes([...rare, ...many]);
    expect(new Set([r1, r2, r3]).size).toBe(1);
    expect(new Set(Object.values(others)).size).toBe(2);
  });
});
