import type { Report } from '../../../generated/report.ts';
import { awsLine, type Where } from '../../text/aws-line.ts';
import { shellWord } from '../../text/shell.ts';
import { FOUNDED, IN_NONE, SERVICE_PRINCIPAL } from './founded.ts';

/** Lines that enter the worlds of a case by hand, and leave them, the last one first. */
export function worldLines(
  worlds: readonly string[],
  { capabilities }: Pick<Report, 'capabilities'>,
  where: Where,
): { enter: string[]; leave: string[] } {
  const served = capabilities.some(({ name, has }) => name === 'world-protocol' && has);
  const lines = worlds.map((world) => linesOf(world, served, where));
  return {
    enter: lines.flatMap(({ enter }) => enter),
    leave: lines.reverse().flatMap(({ leave }) => leave),
  };
}

function linesOf(world: string, served: boolean, where: Where): { enter: string[]; leave: string[] } {
  if (served && where.endpoint !== undefined) {
    const url = shellWord(new URL(`/_conformance/worlds/${world}`, where.endpoint).href);
    return { enter: [`curl -sS -X PUT ${url}`], leave: [`curl -sS -X DELETE ${url}`] };
  }
  const founding = FOUNDED[world];
  if (founding) {
    const line = (command: string, args: string[] = []) => awsLine('organizations', command, where, args);
    const trust = ['--service-principal', SERVICE_PRINCIPAL];
    return {
      enter: [
        line('create-organization', ['--feature-set', founding.FeatureSet]),
        ...(founding.trusted ? [line('enable-aws-service-access', trust)] : []),
      ],
      leave: [line('delete-organization')],
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
