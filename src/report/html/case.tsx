import type { VNode } from 'preact';
import type { Story } from '../story/story.ts';
import { capital } from './board.tsx';
import { AcceptedErrors, Folded, WrongChecks } from './checks.tsx';
import { ExchangeBlock } from './exchange.tsx';
import { Mark } from './mark.tsx';
import { ReproduceBlock } from './reproduce.tsx';

/** One case, closed: its title and what is wrong; open: everything an author needs to fix it. */
export function CaseBlock({ story }: { story: Story }): VNode {
  const { id, title, outcome, clauses, code = '', headline, sort } = story;
  return (
    <details
      class={`case o-${outcome}`}
      id={id}
      data-sort={sort}
      data-find={[id, title, outcome, code, headline, ...clauses].join(' ').toLowerCase()}
    >
      <summary>
        <Mark of={outcome} />
        <span class="title">
          <span class="skip">{`${outcome}: `}</span>
          {capital(title)}
        </span>
        {headline && <span class={outcome === 'untestable' ? 'said soft' : 'said'}>{headline}</span>}
      </summary>
      <div class="case-body">
        <Body story={story} />
      </div>
    </details>
  );
}

function Body({ story }: { story: Story }): VNode {
  const { id, outcome, reason, unmet, judges, planned, wrong, request, reads, control } = story;
  return (
    <>
      <div class="links">
        <a href={`#${id}`}>{id}</a>
        {judges.length > 0 && <span>{`judges ${judges.join(', ')}`}</span>}
      </div>
      {planned?.note && <p class="note">{planned.note}</p>}
      {outcome === 'error' && <p>{`Not counted against the target: ${reason}`}</p>}
      {unmet.map(({ name, reason: why, remedy }) => (
        <p>
          {`${name}: ${why}. `}
          <b>{`To test it: ${remedy}.`}</b>
        </p>
      ))}
      <WrongChecks checks={wrong} />
      {planned && planned.circumstances.length > 0 && (
        <>
          <h4>How it was provoked</h4>
          <ul class="compact">
            {planned.circumstances.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </>
      )}
      {/* A single error is in the failing check already. */}
      {planned && !(wrong.length > 0 && planned.errors.length === 1) && (
        <AcceptedErrors errors={planned.errors} />
      )}
      {request && (
        <>
          <h4>The exchange</h4>
          <ExchangeBlock exchange={request} />
        </>
      )}
      {reads.map((read) => (
        <>
          <h4>{`Afterwards, ${read.operation}`}</h4>
          <ExchangeBlock exchange={read} />
        </>
      ))}
      {control && (
        <>
          <h4>{`The control: ${control.description}, answered in the same run`}</h4>
          <ExchangeBlock exchange={control.exchange} />
        </>
      )}
      {story.reproduction && <ReproduceBlock lines={story.reproduction} />}
      <Folded
        title={`${story.info.length} worth knowing, never counted`}
        lines={story.info.map((check) => `${check.id}: ${check.message}`)}
      />
      <Folded
        title={`${story.passed.length} ${story.passed.length === 1 ? 'check holds' : 'checks hold'}`}
        lines={story.passed.map((check) => `${check.id} (${check.level}): ${check.actual}`)}
      />
    </>
  );
}
