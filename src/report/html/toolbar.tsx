import type { Report } from '../../../generated/report.ts';
import { VERDICT_WORDS } from '../verdict-words.ts';
import { VERDICTS } from './board.tsx';
import { capital, Mark } from './name.tsx';

/** Filter by text and verdict. */
export function Toolbar({ summary }: Pick<Report, 'summary'>) {
  return (
    <div class="tools" role="search">
      <div class="wrap">
        <input
          id="search"
          type="search"
          placeholder="Filter by name or text"
          aria-label="Filter by name, clause or text of a case"
          autocomplete="off"
          spellcheck={false}
        />
        <div class="chips" role="group" aria-label="Filter by verdict">
          {VERDICTS.filter((verdict) => summary.verdicts[verdict] > 0).map((verdict) => (
            <button type="button" class={`v-${verdict}`} data-verdict={verdict} aria-pressed="false">
              <Mark of={verdict} /> {capital(VERDICT_WORDS[verdict])}
            </button>
          ))}
        </div>
        <output id="count" for="search" />
        <p class="active" id="active" hidden>
          <span id="active-text" />
          <button type="button" id="clear">
            Show all
          </button>
        </p>
        <span class="keys">
          <kbd>/</kbd> filter <kbd>j</kbd> <kbd>k</kbd> move <kbd>Esc</kbd> clear
        </span>
      </div>
    </div>
  );
}
