import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A headless Chromium that talks to nobody. @throws Error saying what to install where there is none. */
export async function openChromium(): Promise<Browser> {
  const found = [process.env.CHROMIUM, ...USUAL].find((path) => path && existsSync(path));
  if (!found) {
    throw new Error(
      'The browser tests need a Chromium. Install one (Debian: `apt-get install chromium`), or name one with CHROMIUM=/path.',
    );
  }
  return chromium.launch({
    executablePath: found,
    args: [
      '--no-sandbox',
      '--headless',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
