import type { Body, Trail } from '../../../src/reference/index.ts';
import { type Call, type Input, listOf, objectOf, type Run, refuse, textOf, trailsOf } from './fault.ts';

/** How the reads of trails can go wrong with a request and with the trails of an answer. */
export const trailIn = (body: Body) => objectOf(body.Trail);
export const inTrail =
  (change: (trail: Body, input: Input, call: Call) => Body): Run =>
  (right, input, call) => {
    const body = right(input);
    return { ...body, Trail: change(trailIn(body), input, call) };
  };
export const storedAs = (trail: Body, { state }: Call): Trail | undefined =>
  state.trails.get(textOf(trail.TrailARN));
export const inResponse = ['response.Trail.*', 'structure.Trail.*'];

export const LIST = ['request.trailNameList.*', 'overview.*'];
export const SHADOW = ['request.includeShadowTrails.*'];
export const given = (input: Input) => listOf(input.trailNameList);
export const isArn = (name: unknown) => textOf(name).startsWith('arn:');
export const listed = (body: Body) => listOf(body.trailList).map(objectOf);
export const filtered =
  (keep: (trail: Body, index: number, input: Input, call: Call) => boolean): Run =>
  (right, input, call) => {
    const body = right(input);
    return { ...body, trailList: listed(body).filter((trail, index) => keep(trail, index, input, call)) };
  };
export const asking =
  (change: (input: Input) => Input): Run =>
  (right, input) =>
    right(change(input));
export const withList = (input: Input, change: (list: unknown[]) => unknown[]): Input =>
  Array.isArray(input.trailNameList) ? { ...input, trailNameList: change(input.trailNameList) } : input;

/** Refuses a list that names something unknown. */
export const unknownRefused =
  (code: string, which: (name: string) => boolean): Run =>
  (right, input, call) => {
    const body = right(input);
    const known = (name: string) => trailsOf(call).some((trail) => trail.name === name || trail.arn === name);
    if (given(input).some((name) => which(textOf(name)) && !known(textOf(name)))) refuse(code);
    return body;
  };
export const isShadow = (trail: Body, { caller }: Call) => trail.HomeRegion !== caller.region;
/** As if the caller were in another Region. */
export function inRegion(region: string, call: Call, serve: () => Body): Body {
  const before = call.caller.region;
  Object.assign(call.caller, { region });
  try {
    return serve();
  } finally {
    Object.assign(call.caller, { region: before });
  }
}
