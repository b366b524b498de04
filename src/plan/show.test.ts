import { expect, it } from 'vitest';
import type { Plan } from './plan.ts';
import { showPlan } from './show.ts';

const PLAN: Plan = {
  region: 'us-east-1',
  cases: 1,
  withoutWorld: 0,
  beyondMaxTrails: 0,
  calls: { 'cloudtrail:CreateTrail': 1 },
  resources: {},
  seconds: 1,
  policy: { Version: '2012-10-17', Statement: [] },
  sweepPolicy: { Version: '2012-10-17', Statement: [] },
};

it.each([
  [{}, 'No trail starts to log;'],
  [{ 'cloudtrail:StartLogging': 1 }, 'Trails start to log 1 time, each until its case ends:'],
  [{ 'cloudtrail:StartLogging': 195 }, 'Trails start to log 195 times, each until its case ends:'],
])('says whether a trail starts to log: %j', (calls, said) => {
  expect(showPlan({ ...PLAN, calls: { ...PLAN.calls, ...calls } })).toContain(said);
});
