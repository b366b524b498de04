import { all } from './page.ts';

const SHOWN_MS = 1500;

/** Gives each block of shell lines a working copy button. */
export function startCopy(): void {
  for (const label of all('.shell > .label')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.setAttribute('aria-label', `Copy: ${label.textContent}`);
    button.addEventListener('click', () => copy(button));
    label.append(button);
  }
}

async function copy(button: HTMLElement): Promise<void> {
  const lines = button.closest('.shell')?.querySelector('pre');
  if (!lines) return;
  try {
    await navigator.clipboard.writeText(lines.textContent);
    button.textContent = 'Copied';
  } catch {
    // A page from a file may have no clipboard; then the reader copies what is selected.
    getSelection()?.selectAllChildren(lines);
    button.textContent = 'Selected';
  }
  setTimeout(() => {
    button.textContent = 'Copy';
  }, SHOWN_MS);
}
