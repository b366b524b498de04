import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { deriveSpec } from './derive.ts';
import { diffSpecs } from './diff.ts';
import { loadSpec } from './load.ts';

// Copies of AWS's page in other forms, and damaged ones. They are no part of the repository.
const page =
  process.env.CONFORMANCE_PAGE ??
  fileURLToPath(new URL('../../../shared/page/CreateTrail.txt', import.meta.url));
const folder = join(dirname(page), '../inputs');
const absent = !existsSync(folder);
if (absent) console.warn(`skipped: copies of the page are not at '${folder}'; set CONFORMANCE_PAGE`);

/** What a copy differs in from the spec of the suite, or the words in which it is refused. */
async function outcome(file: string): Promise<string[]> {
  try {
    const { clauses, facts } = diffSpecs(await loadSpec(), await deriveSpec(join(folder, file)));
    return [
      ...clauses.added.map((id) => `+${id}`),
      ...clauses.removed.map((id) => `-${id}`),
      ...clauses.changed.map((id) => `~${id}`),
      ...facts.map(({ path, to }) => `${path} = ${JSON.stringify(to)}`),
    ];
  } catch (error) {
    return [(error as Error).message];
  }
}

const SAME = [
  'CreateTrail.md',
  ...['br', 'bulletsWithoutP', 'noCode', 'noteAsBlockquote', 'oneLineSyntax', 'plain', 'tocInMain'].map(
    (name) => `html/${name}.html`,
  ),
  ...[
    'bom',
    'cn-title',
    'cr-only',
    'crlf',
    'nbsp',
    'one-line-per-paragraph-no-blank',
    'reordered-members',
  ].map((name) => `damage/${name}.txt`),
  ...['same', 'see-also-list', 'smart-quotes', 'star-bullets', 'wrapped-80'].map(
    (name) => `damage/${name}.txt`,
  ),
];

/** Part of what is told of each, in its order. */
const TOLD: Record<string, (string | RegExp)[]> = {
  'charset-wider': ['~request.Name.3', 'request.Name.rules.charset.chars = "a-zA-Z0-9._ -"'],
  'cut-before-see-also': [/truncated/],
  'cut-in-errors': [/truncated/],
  'cut-mid-word': [/truncated/],
  'cut-request-middle': [/'S3KeyPrefix', which is not described/],
  'cut-see-also-kept_middle_lost_': ['-error.S3BucketDoesNotExistException.heading'],
  'default-flip': ['request.EnableLogFileValidation.default = true'],
  'default-reworded': ['request.EnableLogFileValidation.default = undefined'],
  'deprecated-member': ['request.S3KeyPrefix.deprecated = true'],
  'duplicated-error': [/listed twice/],
  'duplicated-member': [/'Name' is listed twice/],
  empty: [/the page is empty/],
  'example-heading-singular': ['+examples.heading', '+examples.1'],
  'examples-section': ['+examples.heading'],
  'html-404': [/no heading of an API page/],
  'latin1-bytes': [/the requirements of Name have no bullets/],
  'length-constraints-added': ['+request.S3KeyPrefix.length', 'request.S3KeyPrefix.limits.minLength = 0'],
  'limit-200-to-500': ['request.S3KeyPrefix.limits.maxLength = 500'],
  'limit-items-200-to-50': ['request.TagsList.limits.maxItems = 50'],
  'limit-name-128-to-64': ['request.Name.limits.maxLength = 64'],
  'limit-tags-50-to-100': ['error.TagsLimitExceededException.limits.maxTags = 100'],
  'missing-errors-heading': [/the section 'Errors' is missing/],
  'missing-title': [/Keep the title line/],
  'new-exception': ['error.CloudTrailQuotaExceededException = "present"'],
  'new-member': ['request.RecursiveLogging = "present"'],
  'no-bullets-signs': [/the requirements of Name have no bullets/],
  'pattern-added': ['+request.S3KeyPrefix.pattern', 'request.S3KeyPrefix.pattern = "^[a-z]+$"'],
  'removed-exception': ['error.InvalidS3PrefixException = undefined'],
  'renamed-exception': ['error.InvalidS3KeyPrefixException = "present"'],
  'reordered-sections': [/usual order/],
  'required-flip': ['request.S3BucketName.required = false'],
  retired: ['error.InvalidS3PrefixException.retired = true'],
  'retired-other-words': ['error.InvalidS3PrefixException.retired = true'],
  'rule-new-bullet': ['+request.Name.8', 'request.Name.rules.unread = "present"'],
  'sentence-swap': ['-request.IsMultiRegionTrail.1'],
  'status-400-to-409': ['error.TrailAlreadyExistsException.status = 409'],
  'type-change': ['~requestSyntax.1', 'structure.Tag.Propagate = "boolean"'],
  utf16: [/isn't UTF-8/],
  'valid-values-added': ['+request.SnsTopicName.values', 'request.SnsTopicName.values = ["A","B"]'],
};

describe.skipIf(absent)('a copy of the page', () => {
  it('is known here, whatever it is', () => {
    const known = [...SAME, ...Object.keys(TOLD).map((name) => `damage/${name}.txt`)];
    const there = ['html', 'damage'].flatMap((kind) =>
      readdirSync(join(folder, kind)).map((file) => `${kind}/${file}`),
    );
    expect([...there, 'CreateTrail.md'].sort()).toEqual(known.sort());
  });

  it.each(SAME)('%s gives the spec of the suite', async (file) => {
    expect(await outcome(file)).toEqual([]);
  });

  it.each(Object.entries(TOLD))('%s is told', async (name, told) => {
    const found = await outcome(`damage/${name}.txt`);
    for (const one of told)
      expect(found).toContainEqual(typeof one === 'string' ? one : expect.stringMatching(one));
  });
});
