// Takes the README's picture of a report: `npm run picture -- FOLDER`, with the folder of a run. Needs a Chromium.
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../src/files/root.ts';
import { openChromium } from './browser/chromium.ts';

const LIMIT_BYTES = 150_000;

const [folder = 'reports/board-runs/moto'] = process.argv.slice(2);
const picture = join(packageRoot(), 'docs/report.png');
const browser = await openChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1100, height: 640 }, colorScheme: 'light' });
  await page.goto(pathToFileURL(resolve(folder, 'report.html')).href);
  await page.screenshot({ path: picture });
} finally {
  await browser.close();
}
const { size } = statSync(picture);
console.log(`docs/report.png: ${Math.round(size / 1_000)} kB`);
if (size > LIMIT_BYTES) {
  console.error(`The picture is larger than ${LIMIT_BYTES / 1_000} kB. Show less of the report.`);
  process.exitCode = 1;
}
