import { createHash } from 'node:crypto';
import { ServiceError } from '../error.ts';
import { bodyText } from '../http/message.ts';
import { children, childText, parseXml, type XmlElement } from '../protocol/xml.ts';
import { findBucket, noContent } from './access.ts';
import type { StoredObject } from './bucket.ts';
import { NAMESPACE, type S3Operations, type S3Request } from './request.ts';

/** Objects of a bucket: put, get, head, list, delete one or many. No versions, no parts, no ranges. */
export const objectOperations: S3Operations = {
  'PUT object': (request) => {
    const object: StoredObject = {
      body: request.body,
      contentType: request.headers['content-type'],
      storedAt: request.call.now,
    };
    findBucket(request).objects.set(request.key, object);
    return { status: 200, headers: { etag: etag(object) }, body: '' };
  },

  'GET object': (request) => {
    const object = findObject(request);
    return { status: 200, headers: objectHeaders(object), body: object.body };
  },

  'HEAD object': (request) => {
    const object = findObject(request);
    const headers = { ...objectHeaders(object), 'content-length': String(object.body.byteLength) };
    return { status: 200, headers, body: '' };
  },

  // Deleting what isn't there succeeds.
  'DELETE object': (request) => {
    findBucket(request).objects.delete(request.key);
    return noContent();
  },

  'POST bucket?delete': (request) => {
    const bucket = findBucket(request);
    const xml = parseXml(bodyText(request.body));
    if (xml === undefined)
      throw new ServiceError('MalformedXML', 'The list of objects to delete is not XML.');
    const keys = children(xml.Delete, 'Object').map((object) => childText(object, 'Key') ?? '');
    for (const key of keys) bucket.objects.delete(key);
    return { DeleteResult: { '@xmlns': NAMESPACE, Deleted: keys.map((Key) => ({ Key })) } };
  },

  'GET bucket': listObjects,
};

function listObjects(request: S3Request): XmlElement {
  const bucket = findBucket(request);
  const prefix = request.query.get('prefix') ?? '';
  const limit = Math.min(Number(request.query.get('max-keys') ?? 1000), 1000);
  const after = request.query.get('continuation-token') ?? request.query.get('start-after') ?? '';
  const keys = [...bucket.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = keys.slice(0, limit);
  const truncated = keys.length > page.length;
  return {
    ListBucketResult: {
      '@xmlns': NAMESPACE,
      Name: bucket.name,
      Prefix: prefix,
      KeyCount: page.length,
      MaxKeys: limit,
      IsTruncated: truncated,
      NextContinuationToken: truncated ? page.at(-1) : undefined,
      Contents: page.map((key) => entry(key, bucket.objects.get(key))),
    },
  };
}

function entry(key: string, object: StoredObject | undefined): XmlElement {
  if (object === undefined) return { Key: key };
  const { body, storedAt } = object;
  return {
    Key: key,
    LastModified: new Date(storedAt).toISOString(),
    ETag: etag(object),
    Size: body.byteLength,
  };
}

function findObject(request: S3Request): StoredObject {
  const object = findBucket(request).objects.get(request.key);
  if (object === undefined) throw new ServiceError('NoSuchKey', `There is no object "${request.key}".`, 404);
  return object;
}

function objectHeaders(object: StoredObject): Record<string, string> {
  return {
    etag: etag(object),
    'content-type': object.contentType ?? 'binary/octet-stream',
    'last-modified': new Date(object.storedAt).toUTCString(),
  };
}

function etag({ body }: StoredObject): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
