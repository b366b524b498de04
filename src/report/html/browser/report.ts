// The script of the report. It reads the page and changes only classes and attributes; without it the page is complete, only
// not filtered. `npm run generate` puts it, bundled, into generated/report-assets.ts.
import { startCopy } from './copy.ts';
import { startFilter } from './filter.ts';
import { startIds } from './ids.ts';
import { startKeys } from './keys.ts';
import { startLinks } from './links.ts';
import { all } from './page.ts';

startIds();
startFilter();
startKeys();
startCopy();
startLinks();
addEventListener('beforeprint', () => {
  for (const item of all<HTMLDetailsElement>('.o-fail.case')) item.open = true;
});
document.documentElement.dataset.ready = String(Math.round(performance.now()));
