import type { Call } from '../call.ts';
import { type Operations, operation } from '../protocol/operation.ts';
import { assertNameOrArn, findTrail, findTrailAtHome, isOwn, visibleTrails } from './find.ts';
import { statusBody } from './status.ts';
import { type Trail, trailBody } from './trail.ts';

/** The operations that read, start, stop and delete trails. */
export const trailOperations: Operations = {
  GetTrail: operation({ Name: 'string' }, (call, { Name }) => ({
    Trail: described(findTrail(call, Name, 'name')),
  })),

  DescribeTrails: operation(
    { trailNameList: { list: 'string' }, includeShadowTrails: 'boolean' },
    (call, { trailNameList = [], includeShadowTrails = true }) => {
      for (const given of trailNameList) assertNameOrArn(call, given);
      const wanted = (trail: Trail): boolean =>
        trailNameList.length === 0
          ? includeShadowTrails || trail.homeRegion === call.caller.region
          : trailNameList.includes(trail.arn) ||
            (trailNameList.includes(trail.name) && trail.homeRegion === call.caller.region);
      return { trailList: visibleTrails(call).filter(wanted).map(described) };
    },
  ),

  GetTrailStatus: operation({ Name: 'string' }, (call, { Name }) => statusBody(findTrail(call, Name))),

  ListTrails: operation({ NextToken: 'string' }, (call) => ({
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
    // A trail that is logging goes on as it was.
    if (!trail.logging) trail.startedAt = call.now;
    trail.logging = true;
    return {};
  }),

  StopLogging: operation({ Name: 'string' }, (call, { Name }) => {
    const trail = findTrailAtHome(call, Name);
    if (trail.logging) trail.stoppedAt = call.now;
    trail.logging = false;
    return {};
  }),
};

function described(trail: Trail): object {
  return {
    ...trailBody(trail),
    HomeRegion: trail.homeRegion,
    HasCustomEventSelectors: trail.eventSelectors !== undefined,
    HasInsightSelectors: trail.insightSelectors.length > 0,
  };
}

function everywhere({ state, caller }: Call): Trail[] {
  return [...state.trails.values()].filter(
    (trail) => trail.partition === caller.partition && isOwn(trail, caller.accountId),
  );
}
