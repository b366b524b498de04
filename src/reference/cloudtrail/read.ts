import type { Call } from '../call.ts';
import { type Operations, operation } from '../protocol/operation.ts';
import { findTrail, findTrailAtHome, isOwn, visibleTrails } from './find.ts';
import { type Trail, trailBody } from './trail.ts';

/** The operations that read, start, stop and delete trails. */
export const trailOperations: Operations = {
  GetTrail: operation({ Name: 'string' }, (call, { Name }) => ({ Trail: described(findTrail(call, Name)) })),

  DescribeTrails: operation(
    { trailNameList: { list: 'string' }, includeShadowTrails: 'boolean' },
    (call, { trailNameList = [], includeShadowTrails = true }) => {
      const wanted = (trail: Trail): boolean =>
        trailNameList.length === 0
          ? includeShadowTrails || trail.homeRegion === call.caller.region
          : trailNameList.includes(trail.arn) ||
            (trailNameList.includes(trail.name) && trail.homeRegion === call.caller.region);
      return { trailList: visibleTrails(call).filter(wanted).map(described) };
    },
  ),

  GetTrailStatus: operation({ Name: 'string' }, (call, { Name }) => {
    const { logging, startedAt, stoppedAt } = findTrail(call, Name);
    return {
      IsLogging: logging,
      StartLoggingTime: seconds(startedAt),
      StopLoggingTime: seconds(stoppedAt),
    };
  }),

  ListTrails: operation({}, (call) => ({
    Trails: everywhere(call).map(({ arn, name, homeRegion }) => ({
      TrailARN: arn,
      Name: name,
      HomeRegion: homeRegion,
    })),
  })),

  DeleteTrail: operation({ Name: 'string' }, (call, { Name }) => {
    call.state.trails.delete(findTrailAtHome(call, Name).arn);
    return {};
  }),

  StartLogging: operation({ Name: 'string' }, (call, { Name }) => {
    const trail = findTrailAtHome(call, Name);
    trail.logging = true;
    trail.startedAt = call.now;
    return {};
  }),

  StopLogging: operation({ Name: 'string' }, (call, { Name }) => {
    const trail = findTrailAtHome(call, Name);
    trail.logging = false;
    trail.stoppedAt = call.now;
    return {};
  }),
};

function described(trail: Trail): object {
  return {
    ...trailBody(trail),
    HomeRegion: trail.homeRegion,
    HasCustomEventSelectors: false,
    HasInsightSelectors: false,
  };
}

function everywhere({ state, caller }: Call): Trail[] {
  return [...state.trails.values()].filter(
    (trail) => trail.partition === caller.partition && isOwn(trail, caller.accountId),
  );
}

function seconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}
