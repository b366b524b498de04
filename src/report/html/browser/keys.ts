import { clearFilter, focusSearch } from './filter.ts';
import { all } from './page.ts';

/** `/` to filter, `j` and `k` to move, `Esc` to show everything again. */
export function startKeys(): void {
  document.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey) return;
    if (key === 'Escape') {
      clearFilter();
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return;
    }
    if (target instanceof HTMLInputElement) return;
    if (key === 'j') move(1);
    if (key === 'k') move(-1);
    if (key !== '/') return;
    event.preventDefault();
    focusSearch();
  });
}

/** Moves the focus by so many sections and cases. */
function move(by: 1 | -1): void {
  const stops = all('.exception:not([hidden]) > header h3, .case:not([hidden]) > summary').filter(
    (stop) => !stop.closest('.exception[hidden]'),
  );
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.min(stops.length - 1, Math.max(0, at + by));
  stops[next]?.focus();
  stops[next]?.scrollIntoView({ block: 'nearest' });
}
