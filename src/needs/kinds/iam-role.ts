import { NAME_PREFIX } from '../../contract/template.ts';
import { clientOptions } from '../../lanes/client.ts';
import { awsLine } from '../../text/aws-line.ts';
import { shellWord } from '../../text/shell.ts';
import { orNone, orReason, orWithoutPolicy, unlessCreated } from '../answers.ts';
import { readEach } from '../at-once.ts';
import { type Account, allow, type ByHandContext, type Found, type NeedKind, none } from '../kind.ts';
import { tagRecord } from '../marks.ts';
import { PAGING, pagesOf } from '../pages.ts';
import { watched } from '../watched.ts';

/** Name of the policy inside a role. */
const POLICY = 'delivery';

/** Roles of a run, with the path that services give to theirs and without one. */
const rolesOf = ({ partition, account }: Account) =>
  ['', 'service-role/'].map((path) => `arn:${partition}:iam::${account}:role/${path}ctc-*`);

/** A role with the trust and the permissions that the need names. `id` is its ARN. */
export const iamRole: NeedKind = {
  kind: 'iam.role',
  takesSlot: none,
  alsoCreates: none,
  remedy:
    'let the endpoint answer IAM CreateRole and PutRolePolicy, or name a role of your own under resources',
  follows: none,
  trait: none,
  open: async ({ target, onCall }) => {
    const iam = await import('@aws-sdk/client-iam');
    const client = watched(new iam.IAMClient(clientOptions(target, 'iam')), 'iam', onCall);

    const read = (RoleName: string) => client.send(new iam.GetRoleCommand({ RoleName }));
    const look = async (name: string): Promise<Found | undefined> => {
      const role = (await orNone(read(name)))?.Role;
      return role && { name, id: name, tags: tagRecord(role.Tags), createdAt: role.CreateDate?.getTime() };
    };
    const policiesIn = async (RoleName: string) =>
      (await client.send(new iam.ListRolePoliciesCommand({ RoleName }))).PolicyNames ?? [];

    return {
      create: async ({ trust, policy: permissions, path: Path }, { name, policy, tags, table }) => {
        if (!trust) throw new Error('a role needs a trust policy');
        const AssumeRolePolicyDocument = policy(trust, { id: name });
        const given = { RoleName: name, Path, AssumeRolePolicyDocument, Tags: tags };
        const created = await unlessCreated(client.send(new iam.CreateRoleCommand(given)));
        const complete = async () => {
          const arn = (created ?? (await read(name))).Role?.Arn;
          if (!arn) throw new Error('CreateRole answered without an ARN');
          const attributes = { id: arn, arn, name };
          if (!permissions) return attributes;
          const PolicyDocument = policy(permissions, { id: name, arn });
          const put = client.send(
            new iam.PutRolePolicyCommand({ RoleName: name, PolicyName: POLICY, PolicyDocument }),
          );
          const isBackground = !target.aws && permissions === table.needs.role?.policy;
          return { ...attributes, ...(await orWithoutPolicy(put, isBackground)) };
        };
        return { id: name, complete };
      },
      setPolicy: none,
      given: {
        service: () => client.send(new iam.ListRolesCommand({})),
        resource: ({ name = '' }) => read(name),
      },
      idOf: (name) => name,
      look: (name) => look(name),
      list: async () => {
        const found: Found[] = [];
        for await (const { Roles = [] } of pagesOf(iam.paginateListRoles({ client, ...PAGING }, {}))) {
          // ListRoles leaves tags out.
          const ours = Roles.filter(({ RoleName }) => RoleName?.startsWith(NAME_PREFIX));
          const described = await readEach(ours, async ({ RoleName: name = '' }) => {
            const { read: role, unreadable } = await orReason(look(name));
            return role ?? (unreadable === undefined ? undefined : { name, id: name, tags: {}, unreadable });
          });
          found.push(...described.filter((role) => role !== undefined));
        }
        return found;
      },
      remove: async ({ id: RoleName }, need) => {
        const listed = need ? {} : await orReason(policiesIn(RoleName));
        const policies = need && !need.policy ? [] : (listed.read ?? [POLICY]);
        for (const PolicyName of policies) {
          // The policy may be gone, and a target without this call may delete a role with its policies.
          await orReason(client.send(new iam.DeleteRolePolicyCommand({ RoleName, PolicyName })));
        }
        await client.send(new iam.DeleteRoleCommand({ RoleName }));
      },
      close: () => client.destroy(),
    };
  },
  statements: ({ policy }, account) => {
    // AWS asks for TagRole where tags come along with the create.
    const always = ['iam:CreateRole', 'iam:TagRole', 'iam:DeleteRole'];
    const actions = policy ? [...always, 'iam:PutRolePolicy', 'iam:DeleteRolePolicy'] : always;
    const toCloudTrail = { StringEquals: { 'iam:PassedToService': 'cloudtrail.amazonaws.com' } };
    return [
      allow('Roles', actions, rolesOf(account)),
      allow('PassRole', ['iam:PassRole'], rolesOf(account), toCloudTrail),
    ];
  },
  sweepStatements: (account) => [
    allow('SweepLists', ['iam:ListRoles'], ['*']),
    allow('SweepRoles', ['iam:GetRole', 'iam:ListRolePolicies'], rolesOf(account)),
  ],
  cost: none,
  byHand: { lines, setPolicy: none, given: none },
};

function lines({ attributes, where, need, policy }: ByHandContext) {
  const role = ['--role-name', shellWord(attributes.name ?? '')];
  const trust = policy(need.trust, attributes);
  const document = policy(need.policy, attributes);
  const named = [...role, '--policy-name', POLICY];
  const path = need.path ? ['--path', shellWord(need.path)] : [];
  const created = [...role, ...path];
  const create = trust ? [...created, '--assume-role-policy-document', shellWord(trust)] : created;
  const put = document && [...named, '--policy-document', shellWord(document)];
  return {
    setUp: [
      awsLine('iam', 'create-role', where, create),
      ...(put ? [awsLine('iam', 'put-role-policy', where, put)] : []),
    ],
    cleanUp: [
      ...(document ? [awsLine('iam', 'delete-role-policy', where, named)] : []),
      awsLine('iam', 'delete-role', where, role),
    ],
    variables: [],
  };
}
