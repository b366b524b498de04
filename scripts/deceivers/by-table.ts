import type { Case } from '../../generated/case-table.ts';
import { secretOf } from '../../src/contract/secret.ts';
import { loadTable } from '../../src/contract/table.ts';
import { fill, uniqueName } from '../../src/contract/template.ts';
import type { Handle } from '../../src/lanes/in-process.ts';
import { type Deceiver, erased, type Input, inputOf, refusing } from './deceiver.ts';

const codeOf = ({ expect: { outcome, errors = [] } }: Case) =>
  outcome === 'rejected' ? errors[0]?.code : undefined;

/** Tells the case of a request by its name, as far as the names follow from what a server knows. */
function byNames(run: { id: string; secret: string }): Handle {
  const { cases } = loadTable();
  const codes = new Map(cases.map((one) => [uniqueName(run, one.id), codeOf(one)]));
  for (const one of cases) {
    // Names of an exact length are hashed with it.
    const length = Number(/\$\{name:(\d+)\}/.exec(JSON.stringify(one.request.input))?.[1]);
    if (length > 0) codes.set(uniqueName(run, one.id, length), codeOf(one));
  }
  const refused = new Set<string>();
  return refusing((request) => {
    const name = String(inputOf(request).Name);
    const [stem] = /ctc-[0-9a-z]{6}-[0-9a-f]{10}/.exec(name) ?? [];
    const known = codes.has(name) ? name : stem;
    // The control has the same name and comes later.
    if (known === undefined || refused.has(known)) return undefined;
    refused.add(known);
    return codes.get(known);
  });
}

/** Finds the case of a request by its members and values, and refuses it once. */
function byShape(): Handle {
  const looks = loadTable().cases.flatMap((one) => {
    const code = codeOf(one);
    return code === undefined ? [] : [{ id: one.id, code, pattern: patternOf(one) }];
  });
  const refused = new Set<string>();
  return refusing((request) => {
    const text = inOrder(inputOf(request));
    const look = looks.find(({ id, pattern }) => !refused.has(id) && pattern.test(text));
    if (look) refused.add(look.id);
    return look?.code;
  });
}

const inOrder = (input: Input) => JSON.stringify(Object.entries(input).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What the request of a case looks like, whatever fills its placeholders. */
function patternOf({ id, request }: Case): RegExp {
  const run = { id: 'abcdef', secret: '', region: 'us-east-1', otherRegion: 'us-west-2', partition: 'aws' };
  const filled = Object.entries(request.input ?? {}).map(([member, value]) => {
    // Lists and long texts are the same in every run.
    const isFixed = /^"?\$\{(tags|text):\d+\}"?$/.test(JSON.stringify(value));
    return [member, isFixed ? fill(value, { run, bindings: {}, seed: id }) : value];
  });
  const parts = inOrder(Object.fromEntries(filled)).split(/\$\{[^}]+\}/);
  const literal = (text: string) => text.replace(/[.*+?^$(){}|[\]\\]/g, '\\$&');
  return new RegExp(`^${parts.map(literal).join('[A-Za-z0-9:/_.*-]+')}$`);
}

/** The error that each member most often ends in: what somebody who read only the list of errors would answer. */
const USUAL: Readonly<Record<string, string>> = {
  KmsKeyId: 'KmsKeyNotFoundException',
  SnsTopicName: 'InvalidSnsTopicNameException',
  CloudWatchLogsLogGroupArn: 'InvalidCloudWatchLogsLogGroupArnException',
  TagsList: 'InvalidTagParameterException',
  S3KeyPrefix: 'InvalidS3PrefixException',
};

/** Servers that know the case table, which is public. */
export const byTable: readonly Deceiver[] = [
  {
    id: 'no-rules',
    does: 'accepts everything and stores it',
    open: () => refusing(() => undefined),
  },
  {
    id: 'refuses-once',
    does: 'refuses each kind of request once and accepts it afterwards, as a case comes before its control',
    open: () => {
      const seen = new Set<string>();
      return refusing((request) => {
        const kind = erased(request);
        if (seen.has(kind)) return undefined;
        seen.add(kind);
        const member = Object.keys(USUAL).find((name) => name in inputOf(request));
        return USUAL[member ?? ''] ?? 'InvalidTrailNameException';
      });
    },
  },
  {
    id: 'names',
    does: 'knows the case table and looks for the case in the name of the trail',
    open: ({ run }) => byNames({ id: run.id, secret: '' }),
  },
  {
    id: 'shapes',
    does: 'knows the case table, finds the case by the members and values of a request, and refuses it once',
    open: byShape,
  },
  {
    id: 'told-the-secret',
    does: 'is told the secret by whoever runs the suite, and computes every name of the table',
    open: ({ run }) => byNames({ id: run.id, secret: secretOf(run.secret) }),
  },
];
