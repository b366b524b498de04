import type { Report } from '../../../generated/report.ts';
import { type LifeShown, livesOf } from '../lives.ts';

/** How far each client gets with a trail: its steps in order, each a link to its case. */
export function Lives({ report }: { report: Report }) {
  const lives = livesOf(report);
  if (lives.length === 0) return null;
  return (
    <section class="lives" aria-labelledby="lives-heading" id="lives">
      <h2 id="lives-heading">Clients</h2>
      {lives.map((life) => (
        <Life of={life} />
      ))}
    </section>
  );
}

function Life({ of: { client, steps } }: { of: LifeShown }) {
  return (
    <p class="small">
      <b>{client}</b>
      {steps.map(({ id, step, mark, outcome, why }, index) => (
        <>
          {index === 0 ? ': ' : ', '}
          {outcome === 'pass' ? (
            <span>{`${step}\u00a0${mark}`}</span>
          ) : (
            <a href={`#${id}`} title={why}>{`${step}\u00a0${mark}`}</a>
          )}
        </>
      ))}
    </p>
  );
}
