import type { Report } from '../../../generated/report.ts';
import { awsLine, type Where } from '../../text/aws-line.ts';
import { shellWord } from '../../text/shell.ts';
import { FOUNDED, IN_NONE, SERVICE_PRINCIPAL, SERVICE_ROLE } from './founded.ts';

/** Lines that enter the worlds of a case by hand, and leave them, the last one first. */
export function worldLines(
  worlds: readonly string[],
  { capabilities, target }: Pick<Report, 'capabilities' | 'target'>,
  where: Where,
): { enter: string[]; leave: string[] } {
  const served = capabilities.some(({ name, has }) => name === 'world-protocol' && has);
  const curl = served ? protocolCurl(target) : undefined;
  const lines = worlds.map((world) => linesOf(world, where, curl));
  return {
    enter: lines.flatMap(({ enter }) => enter),
    leave: lines.reverse().flatMap(({ leave }) => leave),
  };
}

/** The beginning of a line for the world protocol. The lines before it export the authority of the target. */
function protocolCurl({ ca }: Pick<Report['target'], 'ca'>): string {
  return ca === undefined ? 'curl -sS' : 'curl -sS --cacert "$AWS_CA_BUNDLE"';
}

function linesOf(
  world: string,
  where: Where,
  curl: string | undefined,
): { enter: string[]; leave: string[] } {
  if (curl !== undefined && where.endpoint !== undefined) {
    const url = shellWord(new URL(`/_conformance/worlds/${world}`, where.endpoint).href);
    return { enter: [`${curl} -X PUT ${url}`], leave: [`${curl} -X DELETE ${url}`] };
  }
  const founding = FOUNDED[world];
  if (founding) {
    const line = (command: string, args: string[] = []) => awsLine('organizations', command, where, args);
    const create = line('create-organization', ['--feature-set', founding.FeatureSet]);
    const remove = line('delete-organization');
    if (!founding.trusted) return { enter: [create], leave: [remove] };
    const role = (command: string, args: string[]) => awsLine('iam', command, where, args);
    return {
      enter: [
        create,
        line('enable-aws-service-access', ['--service-principal', SERVICE_PRINCIPAL]),
        role('create-service-linked-role', ['--aws-service-name', SERVICE_PRINCIPAL]),
      ],
      leave: [role('delete-service-linked-role', ['--role-name', SERVICE_ROLE]), remove],
    };
  }
  return {
    enter: [
      world === IN_NONE
        ? '# the account has to be in no organization'
        : `# be in the world ${world} first, as the configuration of the run says`,
    ],
    leave: [],
  };
}
