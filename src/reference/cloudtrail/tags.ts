import type { Call } from '../call.ts';
import { ServiceError } from '../error.ts';
import { type Operations, operation } from '../protocol/operation.ts';
import { ruleContext } from './create.ts';
import { findTrail, findTrailAtHome } from './find.ts';
import { type Tag, tagList } from './request.ts';
import { firstViolated, ruleError } from './rule.ts';
import { tagRules } from './rules/tags.ts';
import type { Trail } from './trail.ts';

/** ListTags, AddTags and RemoveTags. A resource is named by the ARN of its trail. */
export const tagOperations: Operations = {
  ListTags: operation({ ResourceIdList: { list: 'string' } }, (call, { ResourceIdList = [] }) => ({
    ResourceTagList: ResourceIdList.map((id) => ({
      ResourceId: id,
      TagsList: byArn(call, id, findTrail).tags,
    })),
  })),

  AddTags: operation({ ResourceId: 'string', TagsList: tagList }, (call, { ResourceId, TagsList = [] }) => {
    const trail = byArn(call, ResourceId, findTrailAtHome);
    refuse(call, TagsList);
    const kept = trail.tags.filter(({ Key }) => !TagsList.some((tag) => tag.Key === Key));
    refuse(call, [...kept, ...TagsList]);
    trail.tags = [...kept, ...TagsList];
    return {};
  }),

  RemoveTags: operation(
    { ResourceId: 'string', TagsList: tagList },
    (call, { ResourceId, TagsList = [] }) => {
      const trail = byArn(call, ResourceId, findTrailAtHome);
      trail.tags = trail.tags.filter(({ Key }) => !TagsList.some((tag) => tag.Key === Key));
      return {};
    },
  ),
};

function byArn(call: Call, id: string | undefined, find: (call: Call, id: string) => Trail): Trail {
  if (id === undefined || !id.startsWith('arn:')) {
    throw new ServiceError('CloudTrailARNInvalidException', `"${id ?? ''}" is not the ARN of a trail.`);
  }
  return find(call, id);
}

/** Refuses tags by the rules that CreateTrail has for them. */
function refuse(call: Call, tags: Tag[]): void {
  const context = ruleContext(call, { TagsList: tags });
  const rule = firstViolated(tagRules, context);
  if (rule !== undefined) throw ruleError(rule, context);
}
