import { KMSClient, ListResourceTagsCommand } from '@aws-sdk/client-kms';
import { type Handle, inProcessTransport } from '../../lanes/in-process.ts';

const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** What a policy's condition can ask of a key of a reference: its tags, read past the policy. */
export function keyTags(handle: Handle, credentials = CREDENTIALS) {
  const client = new KMSClient({
    region: 'us-east-1',
    endpoint: 'http://kms.test',
    credentials: { ...credentials },
    requestHandler: inProcessTransport(handle),
  });
  return async (_action: string, resource: string): Promise<Record<string, string>> => {
    const KeyId = /:key\/(.+)$/.exec(resource)?.[1];
    if (KeyId === undefined) return {};
    const { Tags = [] } = await client
      .send(new ListResourceTagsCommand({ KeyId }))
      .catch(() => ({ Tags: [] }));
    return Object.fromEntries(
      Tags.map(({ TagKey, TagValue = '' }) => [`aws:ResourceTag/${TagKey}`, TagValue]),
    );
  };
}
