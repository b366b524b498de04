import { all } from './page.ts';

/** Writes the id of each case told in short as text, to be found and copied: in the page it stands once, not twice. */
export function startIds(): void {
  for (const item of all('.case')) {
    if (item.querySelector('.case-body')) continue;
    const id = document.createElement('code');
    id.className = 'id';
    id.textContent = item.id;
    item.append(id);
  }
}
