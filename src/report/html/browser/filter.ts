import { all, one } from './page.ts';

const search = one<HTMLInputElement>('search');
const count = one('count');
const active = one('active');
const activeText = one('active-text');
const tiles = all<HTMLAnchorElement>('.tile');
const chips = all('.chips button');
const findings = all('.only');
const sections = all('.exception').map((section) => ({ section, cases: all('.case', section) }));
const verdicts = new Set<string>();
let finding: { id: string; title: string } | undefined;

/** Filters by text, verdict and finding. */
export function startFilter(): void {
  search.addEventListener('input', apply);
  one('clear').addEventListener('click', clearFilter);
  for (const chip of chips) {
    chip.addEventListener('click', () => {
      const verdict = chip.dataset.verdict ?? '';
      if (!verdicts.delete(verdict)) verdicts.add(verdict);
      update();
    });
  }
  for (const button of findings) {
    button.addEventListener('click', () => {
      const { finding: id = '' } = button.dataset;
      const title = button.closest('details')?.querySelector('.title')?.textContent ?? '';
      finding = finding?.id === id ? undefined : { id, title };
      update();
      if (finding) one('exceptions').scrollIntoView();
    });
  }
  apply();
}

const texts = new Map<HTMLElement, string>();

/** What an item is found by: its id, what its closed state shows, and its clauses. */
function textOf(item: HTMLElement): string {
  const known = texts.get(item);
  if (known !== undefined) return known;
  const shown = (item.querySelector(':scope > summary, :scope > header') ?? item).textContent;
  const text = `${item.id} ${item.dataset.find ?? ''} ${shown}`.toLowerCase();
  texts.set(item, text);
  return text;
}

/** Shows everything again. */
export function clearFilter(): void {
  search.value = '';
  finding = undefined;
  verdicts.clear();
  update();
}

export function focusSearch(): void {
  search.focus();
}

function update(): void {
  press(chips, ({ dataset }) => verdicts.has(dataset.verdict ?? ''));
  press(findings, ({ dataset }) => finding !== undefined && dataset.finding === finding.id);
  apply();
}

function press(buttons: readonly HTMLElement[], isPressed: (button: HTMLElement) => boolean): void {
  for (const button of buttons) button.setAttribute('aria-pressed', String(isPressed(button)));
}

function apply(): void {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = (item: HTMLElement) => words.every((word) => textOf(item).includes(word));
  const isOfFinding = (item: HTMLElement) =>
    !finding || Boolean(item.closest<HTMLElement>('[data-f]')?.dataset.f?.split(' ').includes(finding.id));
  for (const { section, cases } of sections) {
    const named = fits(section);
    for (const item of cases) item.hidden = !((named || fits(item)) && isOfFinding(item));
    const isChosen = verdicts.size === 0 || verdicts.has(section.dataset.verdict ?? '');
    section.hidden = !(isChosen && (cases.some(({ hidden }) => !hidden) || (named && !finding)));
  }
  for (const tile of tiles) {
    tile.classList.toggle(
      'hidden',
      Boolean(document.getElementById(decodeURIComponent(tile.hash.slice(1)))?.hidden),
    );
  }
  for (const fold of all<HTMLDetailsElement>('.fold')) {
    const inside = all('.exception, .case', fold);
    fold.hidden = inside.length > 0 && inside.every(({ hidden }) => hidden);
    // What a filter finds must not stay folded up.
    if (words.length > 0 || verdicts.size > 0) fold.open = true;
  }
  for (const group of all('.alike')) group.hidden = all('.case', group).every(({ hidden }) => hidden);
  const shown = sections.filter(({ section }) => !section.hidden).length;
  count.textContent = shown === sections.length ? `${shown} sections` : `${shown} of ${sections.length}`;
  showActive(words);
}

/** What hides something now, in words: a reader must see why the page is short. */
function showActive(words: readonly string[]): void {
  const parts = [
    finding && `the cases of "${finding.title}"`,
    verdicts.size > 0 && `what ${[...verdicts].join(' or ')}`,
    words.length > 0 && `what has "${words.join(' ')}"`,
  ].filter(Boolean);
  active.hidden = parts.length === 0;
  activeText.textContent = `Showing only ${parts.join(', ')}.`;
}
