import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { type Operations, operation } from '../protocol/operation.ts';
import { ruleContext } from './create.ts';
import { type Tag, tagList } from './request.ts';
import { refuseBy } from './rule.ts';
import { tagRules } from './rules/tags.ts';
import { findTagged } from './tagged.ts';

/** Most ARNs that ListTags takes. */
const MOST_ARNS = 20;

/** ListTags, AddTags and RemoveTags. A resource is named by the ARN of its trail. */
export const tagOperations: Operations = {
  ListTags: operation({ ResourceIdList: { list: 'string' } }, (call, { ResourceIdList }) => {
    if (ResourceIdList === undefined) {
      throw new ServiceError('CloudTrailARNInvalidException', 'ResourceIdList is missing.');
    }
    if (ResourceIdList.length > MOST_ARNS) {
      throw new ServiceError('InvalidParameterException', `ResourceIdList has more than ${MOST_ARNS} ARNs.`);
    }
    return {
      ResourceTagList: ResourceIdList.map((id) => ({
        ResourceId: id,
        TagsList: findTagged(call, id, 'lists').tags,
      })),
    };
  }),

  AddTags: operation({ ResourceId: 'string', TagsList: tagList }, (call, { ResourceId, TagsList }) => {
    const trail = findTagged(call, ResourceId, 'changes');
    const given = required(TagsList);
    refuse(call, given);
    const kept = trail.tags.filter(({ Key }) => !given.some((tag) => tag.Key === Key));
    refuse(call, [...kept, ...given]);
    trail.tags = [...kept, ...given];
    return {};
  }),

  RemoveTags: operation({ ResourceId: 'string', TagsList: tagList }, (call, { ResourceId, TagsList }) => {
    const trail = findTagged(call, ResourceId, 'changes');
    const given = required(TagsList);
    if (given.some(({ Key }) => !Key))
      throw new ServiceError('InvalidTagParameterException', 'A tag has no key.');
    trail.tags = trail.tags.filter(({ Key }) => !given.some((tag) => tag.Key === Key));
    return {};
  }),
};

function required(tags: Tag[] | undefined): Tag[] {
  if (tags === undefined) throw new ServiceError('InvalidTagParameterException', 'TagsList is missing.');
  return tags;
}

/** Refuses tags by the rules that CreateTrail has for them. */
function refuse(call: Call, tags: Tag[]): void {
  refuseBy(tagRules, ruleContext(call, { TagsList: tags }));
}
