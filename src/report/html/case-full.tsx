import type { ComponentChildren } from 'preact';
import { pageOf } from '../findings.ts';
import type { SharedLines } from '../reproduce/shared.ts';
import type { Story } from '../story/story.ts';
import { Folded, List } from './blocks.tsx';
import { NotJudged } from './case-not-judged.tsx';
import { AcceptedErrors, WrongChecks } from './checks.tsx';
import { ExchangeBlock } from './exchange.tsx';
import { ReproduceBlock } from './reproduce.tsx';

/** Everything there is about a case: what was sent and came back, why that deviates, and how to do it by hand. */
export function FullStory({ story, shared }: { story: Story; shared: SharedLines }) {
  const { id, judges, wrong, request, reads, control, info, passed, findings } = story;
  const { note, circumstances = [], errors = [] } = story.planned ?? {};
  const issue = findings.find(({ first }) => first === id);
  // A single error is in the failing check already.
  const accepted = wrong.length > 0 && errors.length === 1 ? [] : errors;
  return (
    <>
      <p class="small soft">
        <code>{id}</code>
        {judges.length > 0 && ` judges ${judges.join(', ')}`}
      </p>
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
      {story.reproduction && (
        <ReproduceBlock lines={story.reproduction} shared={shared} issue={issue && pageOf(issue)} />
      )}
      <Folded
        title={`${info.length} worth knowing, not counted`}
        lines={info.map((check) => `${check.check}: ${check.message}`)}
      />
      {passed.length > 0 && (
        <p class="small soft">{`Passes: ${passed.map(({ check }) => check).join(', ')}`}</p>
      )}
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
