import { clearFilter } from './filter.ts';

/** Opens and shows what the address names behind its `#`, also where a filter hides it. */
export function startLinks(): void {
  addEventListener('hashchange', reveal);
  // The browser's own jump to the fragment moves the focus away again, so ours comes after it.
  addEventListener('load', () => setTimeout(reveal));
}

function reveal(): void {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.hidden || target.closest('.exception[hidden]')) clearFilter();
  for (let up: HTMLElement | null = target; up; up = up.parentElement) {
    if (up instanceof HTMLDetailsElement) up.open = true;
  }
  target.scrollIntoView();
  const focus = target.querySelector<HTMLElement>('summary, h3') ?? target;
  // A case that passes is a line, which takes no focus of itself.
  if (focus === target) focus.tabIndex = -1;
  focus.focus({ preventScroll: true });
  if (target.matches('.case, .exception')) flash(target);
}

function flash(target: HTMLElement): void {
  target.classList.remove('flash');
  // Without a layout in between the animation would not start again.
  void target.offsetWidth;
  target.classList.add('flash');
}
