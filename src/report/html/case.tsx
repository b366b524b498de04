import type { ComponentChildren } from 'preact';
import type { Story } from '../story/story.ts';
import { Folded, List } from './blocks.tsx';
import { AcceptedErrors, WrongChecks } from './checks.tsx';
import { ExchangeBlock } from './exchange.tsx';
import { capital, Mark } from './name.tsx';
import { ReproduceBlock } from './reproduce.tsx';

/** One case, closed: its title and what is wrong; open: everything an author needs to fix it. */
export function CaseBlock({ story }: { story: Story }) {
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

function Body({ story }: { story: Story }) {
  const { id, outcome, headline, unmet, judges, wrong, request, reads, control, info, passed } = story;
  const { note, circumstances = [], errors = [] } = story.planned ?? {};
  // A single error is in the failing check already.
  const accepted = wrong.length > 0 && errors.length === 1 ? [] : errors;
  return (
    <>
      <div class="links">
        <a href={`#${id}`}>{id}</a>
        {judges.length > 0 && <span>{`judges ${judges.join(', ')}`}</span>}
      </div>
      {note && <p class="note">{note}</p>}
      {outcome === 'error' && <p>{`Not counted against the target: ${headline}`}</p>}
      {unmet.map(({ name, reason: why, remedy }) => (
        <p>
          {`${name}: ${why}. `}
          <b>{`To test it: ${remedy}.`}</b>
        </p>
      ))}
      <Part title="Why this is a deviation">{wrong.length > 0 && <WrongChecks checks={wrong} />}</Part>
      <Part title="Set up before the request">
        {circumstances.length > 0 && <List look="compact" of={circumstances} />}
      </Part>
      <Part title={accepted.length === 1 ? 'Accepted error' : 'Accepted errors, any one of them'}>
        {accepted.length > 0 && <AcceptedErrors errors={accepted} />}
      </Part>
      <Part title="The exchange">{request && <ExchangeBlock exchange={request} />}</Part>
      {reads.map((read) => (
        <Part title={`Afterwards, ${read.operation}`}>
          <ExchangeBlock exchange={read} />
        </Part>
      ))}
      <Part title={`The control: ${control?.description}, sent in the same run`}>
        {control && <ExchangeBlock exchange={control.exchange} />}
      </Part>
      {story.reproduction && <ReproduceBlock lines={story.reproduction} />}
      <Folded
        title={`${info.length} worth knowing, not counted`}
        lines={info.map((check) => `${check.check}: ${check.message}`)}
      />
      <Folded
        title={`${passed.length} ${passed.length === 1 ? 'check passes' : 'checks pass'}`}
        lines={passed.map((check) => `${check.check} (${check.level}): ${check.actual}`)}
      />
    </>
  );
}

/** A heading and what is below it; nothing where that is missing. */
function Part({ title, children }: { title: string; children: ComponentChildren }) {
  if (!children) return null;
  return (
    <>
      <h4>{title}</h4>
      {children}
    </>
  );
}
