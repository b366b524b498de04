import type { Mutant } from './mutant.ts';
import { type RuleContext, reread } from './reread.ts';

type Member = 'Name' | 'S3BucketName' | 'SnsTopicName' | 'KmsKeyId';

const EXCEPTIONS: Readonly<Record<Member, string>> = {
  Name: 'InvalidTrailNameException',
  S3BucketName: 'InvalidS3BucketNameException',
  SnsTopicName: 'InvalidSnsTopicNameException',
  KmsKeyId: 'InvalidKmsKeyIdException',
};

/** A member is tidied up before any rule looks at it, so that a wrong value finds what its writer meant. */
function tidied(
  member: Member,
  id: string,
  title: string,
  tidy: (value: string, context: RuleContext) => string,
): Mutant {
  const change = (context: RuleContext): RuleContext => {
    const value: unknown = context.request[member];
    if (typeof value !== 'string') return context;
    const better = tidy(value, context);
    if (better === value) return context;
    const bucket = member === 'S3BucketName' ? context.call.state.buckets.get(better) : context.bucket;
    return { ...context, bucket, request: { ...context.request, [member]: better } };
  };
  return {
    id: `tidied/${member}/${id}`,
    family: 'rule',
    title,
    exception: EXCEPTIONS[member],
    options: { rules: (list) => reread(list, () => true, change) },
  };
}

const afterSlash = (value: string) => value.split('/').at(-1) ?? '';
const KEY_ID = /^[0-9a-f-]{36}$/;

/** Mutants that understand what the page does not allow. */
export const tidiedMutants: readonly Mutant[] = [
  tidied('Name', 'of-arn', 'the ARN of a trail is taken for its name', (name) =>
    name.startsWith('arn:') ? afterSlash(name) : name,
  ),
  tidied('S3BucketName', 'small-letters', 'capital letters of a bucket are read as small ones', (name) =>
    name.toLowerCase(),
  ),
  tidied('S3BucketName', 'trimmed', 'white space around a bucket is not looked at', (name) => name.trim()),
  tidied('S3BucketName', 'trimmed-start', 'white space before a bucket is not looked at', (name) =>
    name.trimStart(),
  ),
  tidied('S3BucketName', 'last-space', 'spaces behind a bucket are not looked at', (name) =>
    name.replace(/ +$/, ''),
  ),
  tidied('S3BucketName', 'last-line-end', 'a line end behind a bucket is not looked at', (name) =>
    name.replace(/\n$/, ''),
  ),
  tidied(
    'S3BucketName',
    'before-slash',
    'what follows a slash in a bucket is not looked at',
    (name) => name.split('/')[0] ?? '',
  ),
  tidied('S3BucketName', 'of-arn', 'the ARN of a bucket is taken for its name', (name) =>
    name.replace(/^arn:aws:s3:::/, ''),
  ),
  tidied('SnsTopicName', 'trimmed', 'white space around a topic is not looked at', (name) => name.trim()),
  tidied('SnsTopicName', 'trimmed-start', 'white space before a topic is not looked at', (name) =>
    name.trimStart(),
  ),
  tidied('SnsTopicName', 'last-line-end', 'a line end behind a topic is not looked at', (name) =>
    name.replace(/\n$/, ''),
  ),
  tidied('KmsKeyId', 'alias-without-prefix', 'an alias is found without its prefix', (key, { call }) => {
    const { partition, region, accountId } = call.caller;
    const alias = `alias/${key}`;
    return call.state.aliases.has(`arn:${partition}:kms:${region}:${accountId}:${alias}`) ? alias : key;
  }),
  tidied('KmsKeyId', 'after-type', 'the id of a key is taken from what follows key/', (key) =>
    key.replace(/^key\//, ''),
  ),
  tidied('KmsKeyId', 'any-service', 'the service in the ARN of a key is not looked at', (key) =>
    KEY_ID.test(afterSlash(key)) ? key.replace(/^(arn:aws:)[a-z0-9]+/, '$1kms') : key,
  ),
  tidied('KmsKeyId', 'without-type', 'the ARN of a key is read without its type', (key) =>
    key.replace(/:([0-9a-f-]{36})$/, ':key/$1'),
  ),
];
