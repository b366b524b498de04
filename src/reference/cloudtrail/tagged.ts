import { type Arn, parseArn } from '../arn.ts';
import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { assertNameOrArn, isOwn } from './find.ts';
import type { Trail } from './trail.ts';

const INVALID = 'CloudTrailARNInvalidException';

/**
 * The trail that a call about tags means. Only ARNs of the calling account and Region are valid there, not even that of a shadow.
 * @param effect ListTags documents no error for a channel that does not exist, the two others do
 * @throws ServiceError for everything else, by the kind of resource that the ARN is of
 */
export function findTagged(call: Call, id: string | undefined, effect: 'lists' | 'changes'): Trail {
  const arn = parseArn(id ?? '');
  if (id === undefined || arn === undefined || arn.service !== 'cloudtrail') {
    throw new ServiceError(INVALID, `"${id ?? ''}" is not the ARN of a trail.`);
  }
  refuseOtherKinds(arn, effect);
  assertNameOrArn(call, id);
  const { region, accountId, partition } = call.caller;
  const trail = call.state.trails.get(id);
  if (arn.partition !== partition || arn.region !== region) {
    throw new ServiceError(
      INVALID,
      `Region in ARN is wrong, you can only access resources in region ${region}.`,
    );
  }
  if (trail !== undefined && isOwn(trail, accountId)) return trail;
  if (arn.accountId !== accountId) {
    throw new ServiceError(
      INVALID,
      `AccountID in ARN is wrong, you can only access resources with AccountID ${accountId}.`,
    );
  }
  // The operations list the error of names although they take ARNs only, so it must be about the name in one.
  assertNameOrArn(call, arn.resource.slice('trail/'.length));
  throw new ServiceError('ResourceNotFoundException', `${id} does not exist.`);
}

/** There are no event data stores, channels and dashboards here, so that each is either malformed or unknown. */
function refuseOtherKinds({ resource }: Arn, effect: 'lists' | 'changes'): void {
  const [kind = '', name = ''] = resource.split('/');
  const isUuid = /^[0-9a-zA-Z]{7,8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-zA-Z]{12}$/.test(name);
  if (kind === 'eventdatastore') {
    const code = isUuid ? 'EventDataStoreNotFoundException' : 'EventDataStoreARNInvalidException';
    throw new ServiceError(code, `There is no event data store ${name}.`);
  }
  if (kind === 'channel') {
    const unknown = effect === 'lists' ? 'ResourceNotFoundException' : 'ChannelNotFoundException';
    throw new ServiceError(isUuid ? unknown : 'ChannelARNInvalidException', `There is no channel ${name}.`);
  }
  if (kind !== 'trail') {
    throw new ServiceError('ResourceTypeNotSupportedException', `${kind} has no tags.`);
  }
}
