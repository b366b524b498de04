import { ServiceError } from '../error.ts';
import { bodyText } from '../http/message.ts';
import { put } from '../lagged.ts';
import { parsePolicy } from '../policy/document.ts';
import { children, childText, parseXml } from '../protocol/xml.ts';
import { findBucket, noContent } from './access.ts';
import { bucketPolicy } from './bucket.ts';
import { NAMESPACE, type S3Operations } from './request.ts';

/** The bucket's policy and tags. */
export const settingOperations: S3Operations = {
  'PUT bucket?policy': (request) => {
    const bucket = findBucket(request);
    const policy = bodyText(request.body);
    if (parsePolicy(policy) === undefined) {
      throw new ServiceError('MalformedPolicy', 'The bucket policy is not a policy document.');
    }
    put(bucket.policy, request.call.now, policy);
    return noContent();
  },

  'GET bucket?policy': (request) => {
    const bucket = findBucket(request);
    const policy = bucketPolicy(bucket);
    if (policy === undefined) {
      throw new ServiceError('NoSuchBucketPolicy', `The bucket "${bucket.name}" has no policy.`, 404);
    }
    return { status: 200, headers: { 'content-type': 'application/json' }, body: policy };
  },

  'DELETE bucket?policy': (request) => {
    put(findBucket(request).policy, request.call.now, undefined);
    return noContent();
  },

  'PUT bucket?tagging': (request) => {
    const bucket = findBucket(request);
    const xml = parseXml(bodyText(request.body));
    if (xml === undefined) throw new ServiceError('MalformedXML', 'The tagging is not XML.');
    bucket.tags = children(children(xml.Tagging, 'TagSet')[0], 'Tag').map((tag) => ({
      Key: childText(tag, 'Key') ?? '',
      Value: childText(tag, 'Value') ?? '',
    }));
    return noContent();
  },

  'GET bucket?tagging': (request) => {
    const { tags, name } = findBucket(request);
    if (tags.length === 0) throw new ServiceError('NoSuchTagSet', `The bucket "${name}" has no tags.`, 404);
    return {
      Tagging: { '@xmlns': NAMESPACE, TagSet: { Tag: tags.map(({ Key, Value }) => ({ Key, Value })) } },
    };
  },

  'DELETE bucket?tagging': (request) => {
    findBucket(request).tags = [];
    return noContent();
  },
};
