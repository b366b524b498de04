import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTable } from '../../contract/table.ts';
import { packageRoot } from '../../files/root.ts';
import type { Spec } from '../spec.ts';
import { conflicts, modelConflicts } from './conflicts.ts';
import { readModel } from './model.ts';

const spec = JSON.parse(readFileSync(join(packageRoot(), 'spec/CreateTrail/spec.json'), 'utf8')) as Spec;
const messages = (found: ReturnType<typeof modelConflicts>) => found.map(({ message }) => message);

describe('the conflicts between the page and the model of the SDK', () => {
  it('are RecursiveLogging twice and nine statuses with the installed SDK', () => {
    const found = modelConflicts(spec, readModel(spec.operation));
    expect(messages(found).filter((line) => line.includes('RecursiveLogging'))).toEqual([
      "request member RecursiveLogging: only the SDK's model has it",
      "response member RecursiveLogging: only the SDK's model has it",
    ]);
    expect(found.filter(({ kind }) => kind === 'status-conflict')).toHaveLength(9);
    expect(found).toHaveLength(11);
  });

  it('show a member that an SDK update adds, and one that it removes', () => {
    const model = readModel(spec.operation);
    const changed = {
      ...model,
      response: [...model.response.filter((name) => name !== 'TrailARN'), 'Fresh'],
    };
    expect(messages(modelConflicts(spec, changed))).toEqual(
      expect.arrayContaining([
        'response member TrailARN: only the page has it',
        "response member Fresh: only the SDK's model has it",
      ]),
    );
  });

  it('are findings instead of a crash if the SDK has no schemas of this form', () => {
    const model = readModel(spec.operation, { CreateTrailRequest$: 'something else', OddException$: {} });
    expect(model).toEqual({ request: [], response: [], errors: [] });
    expect(modelConflicts(spec, model).length).toBeGreaterThan(50);
  });

  it('include observations that contradict the page', () => {
    const found = conflicts(spec, readModel(spec.operation), loadTable());
    const observed = found.filter(({ kind }) => kind === 'observation-conflict');
    expect(observed.map(({ subject }) => subject)).toContain('kms.missing');
    expect(observed.find(({ subject }) => subject === 'kms.missing')?.message).toMatch(
      /^observed: .*error\.KmsKeyNotFoundException\.1/,
    );
  });
});
