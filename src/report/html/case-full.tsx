import type { ComponentChildren } from 'preact';
import type { Story } from '../story/story.ts';
import { Folded, List } from './blocks.tsx';
import { NotJudged } from './case-not-judged.tsx';
import { AcceptedErrors, WrongChecks } from './checks.tsx';
import { ExchangeBlock } from './exchange.tsx';
import { ReproduceBlock } from './reproduce.tsx';

/** Everything there is about a case: what was sent and came back, why that deviates, and how to do it by hand. */
export function FullStory({ story }: { story: Story }) {
  const { id, judges, wrong, request, reads, control, info, passed } = story;
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
      <NotJudged story={story} />
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
        {control &&
          (control.isAccepted ? (
            <p class="small">
              <code>{control.exchange.brief.sent}</code>
              {' → '}
              <code>{control.exchange.brief.answer}</code>
            </p>
          ) : (
            <ExchangeBlock exchange={control.exchange} />
          ))}
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
