import type { Body } from '../../../src/reference/index.ts';
import { type Row, refuse, textOf, trailsOf } from './fault.ts';
import {
  asking,
  filtered,
  given,
  inRegion,
  isShadow,
  LIST,
  listed,
  SHADOW,
  storedAs,
  withList,
} from './read-faults.ts';

/** Lists of trails that DescribeTrails answers wrongly, of this and of other Regions. */
export const ANSWERS: readonly Row[] = [
  [
    'list/twice',
    'lists each trail twice',
    ['response.trailList.*'],
    (right, input) => {
      const body = right(input);
      return { ...body, trailList: [...listed(body), ...listed(body)] };
    },
  ],
  ['list/nothing', 'lists nothing', ['response.trailList.*'], () => ({ trailList: [] })],
  [
    'list/first-two',
    'lists two trails at most',
    ['response.trailList.*'],
    filtered((_trail, index) => index < 2),
  ],
  [
    'list/object',
    'answers an object by name',
    ['response.trailList.*'],
    (right, input) => ({
      trailList: Object.fromEntries(listed(right(input)).map((trail) => [textOf(trail.Name), trail])),
    }),
  ],
  [
    'list/names-only',
    'answers names only',
    ['response.trailList.*'],
    (right, input) => ({ trailList: listed(right(input)).map(({ Name }) => Name) }),
  ],
  [
    'list/capital-answer',
    'answers TrailList',
    ['response.trailList.*'],
    (right, input) => ({ TrailList: listed(right(input)) }),
  ],
  [
    'list/summary',
    'answers name, ARN and home Region of each trail only',
    ['response.trailList.*', 'structure.Trail.*'],
    (right, input) => ({
      trailList: listed(right(input)).map(({ Name, TrailARN, HomeRegion }) => ({
        Name,
        TrailARN,
        HomeRegion,
      })),
    }),
  ],
  [
    'list/other-accounts',
    'lists trails of other accounts',
    ['response.trailList.*'],
    (right, input, call) => {
      const body = right(input);
      const others = trailsOf(call).filter(({ accountId }) => accountId !== call.caller.accountId);
      const first = listed(body)[0];
      return given(input).length > 0 || !first
        ? body
        : {
            ...body,
            trailList: [
              ...listed(body),
              ...others.map(({ name, arn }) => ({ ...first, Name: name, TrailARN: arn })),
            ],
          };
    },
  ],
  [
    'logging-hidden',
    'does not list a trail that is logging',
    ['response.trailList.*'],
    filtered((trail, _, __, call) => !storedAs(trail, call)?.logging),
  ],
  [
    'multi-region-hidden',
    'does not list trails of all Regions',
    ['response.trailList.*'],
    filtered((trail) => trail.IsMultiRegionTrail !== true),
  ],
  [
    'status-inside',
    'answers IsLogging within each trail',
    [],
    (right, input, call) => ({
      trailList: listed(right(input)).map((trail) => ({
        ...trail,
        IsLogging: storedAs(trail, call)?.logging,
      })),
    }),
  ],
  [
    'shadow/ignored',
    'ignores includeShadowTrails',
    SHADOW,
    asking(({ includeShadowTrails: _, ...rest }) => rest),
  ],
  [
    'shadow/default-false',
    'leaves shadow trails out by default',
    SHADOW,
    asking((input) => ({ includeShadowTrails: false, ...input })),
  ],
  [
    'shadow/never',
    'never lists shadow trails',
    SHADOW,
    filtered((trail, _, __, call) => !isShadow(trail, call)),
  ],
  [
    'shadow/never-by-arn',
    'does not find a shadow trail by ARN',
    LIST,
    filtered((trail, _, input, call) => given(input).length === 0 || !isShadow(trail, call)),
  ],
  [
    'shadow/false-hides-own',
    'lists nothing of this Region where shadow trails are left out',
    SHADOW,
    filtered((_trail, _, input) => input.includeShadowTrails !== false || given(input).length > 0),
  ],
  [
    'shadow/false-hides-multi-region',
    'leaves out trails of all Regions at home too',
    SHADOW,
    filtered((trail, _, input) => input.includeShadowTrails !== false || trail.IsMultiRegionTrail !== true),
  ],
  [
    'shadow/true-hides-own',
    'lists shadow trails only where they are asked for',
    SHADOW,
    filtered((trail, _, input, call) => input.includeShadowTrails !== true || isShadow(trail, call)),
  ],
  [
    'shadow/text-is-flag',
    'takes a text for includeShadowTrails',
    ['request.includeShadowTrails.type'],
    asking((input) =>
      typeof input.includeShadowTrails === 'string' ? { ...input, includeShadowTrails: true } : input,
    ),
  ],
  [
    'shadow/text-crash',
    'answers a text for includeShadowTrails with status 500',
    ['request.includeShadowTrails.type'],
    (right, input) =>
      typeof input.includeShadowTrails === 'string' ? refuse('InternalFailure', 500) : right(input),
  ],
  [
    'shadow/region-of-caller',
    'answers the Region of the call as the home Region of a shadow trail',
    ['structure.Trail.HomeRegion.*'],
    (right, input, call) => ({
      trailList: listed(right(input)).map((trail) => ({ ...trail, HomeRegion: call.caller.region })),
    }),
  ],
  [
    'shadow/arn-of-caller',
    'answers a shadow trail with an ARN of the Region of the call',
    ['structure.Trail.TrailARN.*'],
    (right, input, call) => ({
      trailList: listed(right(input)).map((trail) => ({
        ...trail,
        TrailARN: textOf(trail.TrailARN).replace(/(:cloudtrail:)[^:]*/, `$1${call.caller.region}`),
      })),
    }),
  ],
  [
    'shadow/by-name',
    'finds a shadow trail by name',
    LIST,
    (right, input, call) => {
      const body = right(input);
      const names = given(input);
      const more = trailsOf(call).filter(
        (trail) => trail.multiRegion && trail.homeRegion !== call.caller.region && names.includes(trail.name),
      );
      return more.length === 0
        ? body
        : right(withList(input, (list) => [...list, ...more.map(({ arn }) => arn)]));
    },
  ],
  [
    'regions/single-everywhere',
    'lists trails of one Region in every Region',
    ['request.includeShadowTrails.*', 'response.trailList.*'],
    (right, input, call) => {
      const body = right(input);
      if (given(input).length > 0) return body;
      const homes = [...new Set(trailsOf(call).map(({ homeRegion }) => homeRegion))];
      const all = homes.flatMap((region) => inRegion(region, call, () => right(input)).trailList as Body[]);
      return { trailList: [...new Map(all.map((trail) => [trail.TrailARN, trail])).values()] };
    },
  ],
  [
    'unknown-member/refused',
    'refuses a member that it does not know',
    [],
    (right, input) =>
      Object.keys(input).some(
        (member) => !['trailNameList', 'includeShadowTrails', 'TrailNameList'].includes(member),
      )
        ? refuse('ValidationException')
        : right(input),
  ],
];
