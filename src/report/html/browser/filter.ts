import { all, one } from './page.ts';

const search = one<HTMLInputElement>('search');
const count = one('count');
const tiles = all('.tile');
const chips = all('.chips button');
const sorts = all('.lead button');
const sections = all('.exception').map((section) => ({ section, cases: all('.case', section) }));
const verdicts = new Set<string>();
let sort = '';

/** Filters by text, verdict and sort of deviation. */
export function startFilter(): void {
  search.addEventListener('input', apply);
  for (const chip of chips) {
    chip.addEventListener('click', () => {
      const verdict = chip.dataset.verdict ?? '';
      if (!verdicts.delete(verdict)) verdicts.add(verdict);
      update();
    });
  }
  for (const button of sorts) {
    button.addEventListener('click', () => {
      const chosen = button.dataset.sort ?? '';
      sort = sort === chosen ? '' : chosen;
      update();
      if (sort) one('exceptions').scrollIntoView();
    });
  }
  apply();
}

/** Shows everything again. */
export function clearFilter(): void {
  search.value = '';
  sort = '';
  verdicts.clear();
  update();
}

export function focusSearch(): void {
  search.focus();
}

function update(): void {
  press(chips, ({ dataset }) => verdicts.has(dataset.verdict ?? ''));
  press(sorts, ({ dataset }) => sort !== '' && dataset.sort === sort);
  apply();
}

function press(buttons: readonly HTMLElement[], isPressed: (button: HTMLElement) => boolean): void {
  for (const button of buttons) button.setAttribute('aria-pressed', String(isPressed(button)));
}

function apply(): void {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ dataset }: HTMLElement) => words.every((word) => dataset.find?.includes(word));
  for (const { section, cases } of sections) {
    const named = fits(section);
    for (const item of cases) item.hidden = !((named || fits(item)) && (!sort || item.dataset.sort === sort));
    const isChosen = verdicts.size === 0 || verdicts.has(section.dataset.verdict ?? '');
    section.hidden = !(isChosen && (cases.some(({ hidden }) => !hidden) || (named && !sort)));
  }
  for (const tile of tiles) {
    tile.classList.toggle('hidden', Boolean(document.getElementById(tile.dataset.for ?? '')?.hidden));
  }
  const shown = sections.filter(({ section }) => !section.hidden).length;
  count.textContent = shown === sections.length ? `${shown} sections` : `${shown} of ${sections.length}`;
}
