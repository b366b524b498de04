import type { Report } from '../../generated/report.ts';
import { CannotJudge } from '../contract/errors.ts';
import type { Recording } from '../contract/recording.ts';
import { isAwsHost } from '../targets/regions.ts';
import { plain } from '../text/harmless.ts';

/**
 * Refuses a run of anything but AWS. The address of each exchange counts, because a target may be called what it likes.
 * @throws CannotJudge with the first address that isn't one of AWS
 */
export function assertAws({ target }: Pick<Report, 'target'>, recordings: readonly Recording[]): void {
  const urls = recordings.flatMap(({ exchanges }) => exchanges.map(({ sent }) => sent.url));
  const places = target.endpoint === undefined ? urls : [target.endpoint, ...urls];
  const elsewhere = places.find((url) => !isAtAws(url));
  if (elsewhere === undefined && urls.length > 0) return;
  const where =
    elsewhere === undefined ? 'sent no request' : `was sent to ${plain(elsewhere)}, which is not AWS`;
  throw new CannotJudge(
    `The run of ${plain(target.name)} ${where}. Only a run on AWS shows what AWS does: run --allow-aws ACCOUNT --region REGION.`,
  );
}

function isAtAws(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && isAwsHost(hostname);
}
