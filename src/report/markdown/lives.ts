import type { Report } from '../../../generated/report.ts';
import { brokenSteps, livesOf, stepsInLine } from '../lives.ts';
import { type Block, escaped, list, section } from './kit.ts';

/** How far each client gets with a trail, and why the steps failed that did. */
export function lifeSection(heading: string, report: Pick<Report, 'cases'>): Block {
  return section(
    heading,
    ...livesOf(report).flatMap((life) => [
      `${life.client}: ${escaped(stepsInLine(life))}`,
      list(brokenSteps(life).map(({ step, why }) => escaped(`${step}: ${why}`))),
    ]),
  );
}
