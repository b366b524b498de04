import type { EvidenceIndex } from '../evidence.ts';

/**
 * A clause in our words, its id and how many checks of this run are about it; its own sentence where the user has the page.
 * In the list of a panel or a section, which says what the numbers are.
 */
export function Requirement({ id, index }: { id: string; index: EvidenceIndex }) {
  const { checks = 0, passed = 0 } = index.judged(id) ?? {};
  const sentence = index.evidence.page?.[id];
  return (
    <>
      {`${index.clause(id)?.description ?? ''} `}
      <code>{id}</code>
      {checks > 0 && <b class={checks === passed ? 'ok' : 'bad'}>{` ${passed}/${checks}`}</b>}
      {sentence && <blockquote>{sentence}</blockquote>}
    </>
  );
}
