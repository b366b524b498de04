/**
 * The script of the report: filter, deep links, keys, copying. It reads the page and changes only classes and attributes;
 * without it the page is all there, only not filtered. Plain JavaScript, because it is sent as it stands.
 */
export const SCRIPT = `
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const search = one('search'), count = one('count');
  const blocks = all('.exception'), tiles = all('.tile');
  const verdicts = new Set();
  let sort = '';
  const text = new Map(blocks.map((block) => [block, all('.case', block).map((item) => [item, item.dataset.find])]));

  function apply() {
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const fits = (found) => words.every((word) => found.includes(word));
    let shown = 0;
    for (const block of blocks) {
      const named = fits(block.dataset.find);
      let any = false;
      for (const [item, found] of text.get(block)) {
        const fitting = (named || fits(found)) && (!sort || item.dataset.sort === sort);
        item.hidden = !fitting;
        any ||= fitting;
      }
      const visible = (verdicts.size === 0 || verdicts.has(block.dataset.verdict)) && (any || (named && !sort));
      block.hidden = !visible;
      shown += visible ? 1 : 0;
    }
    for (const tile of tiles) {
      const block = one(tile.dataset.for);
      tile.classList.toggle('hidden', Boolean(block && block.hidden));
    }
    count.textContent = shown === blocks.length ? shown + ' sections' : shown + ' of ' + blocks.length;
  }

  function press(buttons, chosen) {
    for (const button of buttons) button.setAttribute('aria-pressed', String(chosen(button)));
  }

  const chips = all('.chips button'), sorts = all('.lead button');
  for (const chip of chips) chip.addEventListener('click', () => {
    const verdict = chip.dataset.verdict;
    if (!verdicts.delete(verdict)) verdicts.add(verdict);
    press(chips, (button) => verdicts.has(button.dataset.verdict));
    apply();
  });
  for (const button of sorts) button.addEventListener('click', () => {
    sort = sort === button.dataset.sort ? '' : button.dataset.sort;
    press(sorts, (other) => other.dataset.sort === sort);
    apply();
    if (sort) one('exceptions').scrollIntoView();
  });
  search.addEventListener('input', apply);

  function reveal() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && one(id);
    if (!target) return;
    if (target.closest('.exception[hidden]') || target.hidden) clear();
    for (let up = target; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true;
    target.scrollIntoView();
    const focus = target.querySelector('summary, h3 a') || target;
    focus.focus({ preventScroll: true });
    if (!target.matches('.case, .exception')) return;
    target.classList.remove('flash');
    void target.offsetWidth;
    target.classList.add('flash');
  }

  function clear() {
    search.value = '';
    sort = '';
    verdicts.clear();
    press([...chips, ...sorts], () => false);
    apply();
  }

  function step(by) {
    const stops = all('.exception:not([hidden]) > header h3 a, .case:not([hidden]) > summary')
      .filter((stop) => !stop.closest('.exception[hidden]'));
    if (stops.length === 0) return;
    const at = stops.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.min(stops.length - 1, Math.max(0, at + by));
    stops[next].focus();
    stops[next].scrollIntoView({ block: 'nearest' });
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape') { clear(); document.activeElement.blur(); return; }
    if (event.target.matches('input')) return;
    if (event.key === '/') { event.preventDefault(); search.focus(); }
    if (event.key === 'j') step(1);
    if (event.key === 'k') step(-1);
  });
  document.addEventListener('click', async (event) => {
    const button = event.target.closest && event.target.closest('.copy');
    if (!button) return;
    const code = button.closest('.shell').querySelector('pre');
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  });
  addEventListener('hashchange', reveal);
  addEventListener('beforeprint', () => { for (const item of all('.o-fail.case')) item.open = true; });
  for (const button of all('.copy')) button.hidden = false;
  apply();
  // The browser's own jump to the fragment moves the focus away again, so ours comes after it.
  addEventListener('load', () => setTimeout(reveal));
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
})();
`;
