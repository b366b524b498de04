import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSuite } from '../../src/contract/table.ts';
import { compareToHtml } from '../../src/report/compare/html.tsx';
import { toHtml } from '../../src/report/html/report.tsx';
import { toJUnit } from '../../src/report/junit.ts';
import { type Answered, evidenceOf } from '../../src/report/testing/evidence.ts';
import { hostileEvidence } from '../../src/report/testing/hostile.ts';
import { compareReports } from '../../src/results/compare.ts';
import { openChromium } from './chromium.ts';

const hostile = hostileEvidence();
// Answers every request with an empty success: every refusal that is due is missing.
const ACCEPTED: Answered = {
  answer: { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: '{}' },
  seen: { kind: 'accepted', output: {} },
};
const failing = evidenceOf(ACCEPTED);
// The longest word of a title: the name of an error is wider than a small phone.
const [longest] = failing.report.findings;
if (longest)
  longest.title =
    'CreateTrail refuses valid requests with InsufficientDependencyServiceAccessPermissionException';
const pages = {
  'a failing target': toHtml(failing),
  'a hostile target': toHtml(hostile),
  'a comparison': compareToHtml(compareReports([failing.report, hostile.report])),
};

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await openChromium();
  folder = await mkdtemp(join(tmpdir(), 'report-browser-'));
});
afterAll(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true });
});

interface Opened {
  page: Page;
  /** Requests beyond the page itself, and what the page's policy or its script complained of. */
  noise: string[];
}

async function open(
  html: string,
  { hash = '', width = 1280, scheme = 'light' as 'light' | 'dark' } = {},
): Promise<Opened> {
  const file = join(folder, `${Math.random()}.html`);
  await writeFile(file, html);
  const page = await browser.newPage({ viewport: { width, height: 850 }, colorScheme: scheme });
  const noise: string[] = [];
  const url = pathToFileURL(file).href;
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) noise.push(request.url());
  });
  page.on('console', (message) => noise.push(message.text()));
  page.on('pageerror', (error) => noise.push(error.message));
  page.on('dialog', (dialog) => noise.push(`dialog ${dialog.message()}`));
  await page.goto(url + hash);
  return { page, noise };
}

/** What the largest reports of public emulators weigh, and the most that a reader should wait for them; usually it is a third of a second. */
const LARGE_BYTES = 900_000;
const MOST_MS = 4_000;

it('paints the largest report soon', async () => {
  const html = toHtml(evidenceOf(ACCEPTED, { table: loadSuite() }));
  expect(html.length).toBeGreaterThan(LARGE_BYTES);
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const { page } = await open(html);
    const painted = () =>
      page.evaluate<number>('performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0');
    await expect.poll(painted, { timeout: 2 * MOST_MS }).toBeGreaterThan(0);
    times.push(await painted());
    await page.close();
  }
  // The median: the first page of a browser waits for the browser.
  expect(times.sort((a, b) => a - b)[2], `ms of each: ${times.map(Math.round)}`).toBeLessThan(MOST_MS);
  console.info(
    `first contentful paint of ${Math.round(html.length / 1000)} kB: ${times.map(Math.round).join(', ')} ms`,
  );
});

describe.each(Object.entries(pages))('the page of %s', (_name, html) => {
  it('runs no script but its own and asks for nothing', async () => {
    const { page, noise } = await open(html);
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    expect(await page.evaluate('globalThis.pwned')).toBeUndefined();
    expect(await page.evaluate('document.querySelectorAll("img, iframe, object, embed").length')).toBe(0);
    expect(noise).toEqual([]);
    await page.close();
  });

  it.each([
    [1280, 'light'],
    [1280, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)('has no accessibility violation and no sideways scroll at %i px, %s', async (width, scheme) => {
    const { page } = await open(html, { width, scheme });
    // All that is folded up for a part of the page: the whole of a megabyte would only take longer.
    await page.evaluate(
      'for (const one of [...document.querySelectorAll("details")].slice(0, 12)) one.open = true',
    );
    await page.evaluate(axe.source);
    const violations = await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`))',
    );
    expect(violations).toEqual([]);
    // A phone's page must fit the smallest one too.
    for (const narrow of width < 500 ? [width, 320] : [width]) {
      await page.setViewportSize({ width: narrow, height: 850 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(narrow);
    }
    await page.close();
  });
});

describe('the script of the page', () => {
  const html = pages['a failing target'];
  const [first] = failing.report.cases.filter(({ exception }) => exception);

  it('opens the case of a deep link', async () => {
    const { page } = await open(html, { hash: `#${first?.id}` });
    const state = `(() => { const one = document.getElementById(${JSON.stringify(first?.id)}); return one.open && one.contains(document.activeElement) })()`;
    // Asked from outside: a function that waits inside is code that the page's policy refuses.
    await expect.poll(() => page.evaluate(state), { timeout: 5_000 }).toBe(true);
    await page.close();
  });

  it('filters by text and verdict and clears with Escape', async () => {
    const { page } = await open(html);
    const shown = () => page.evaluate('document.querySelectorAll(".exception:not([hidden])").length');
    const all = await shown();
    await page.keyboard.press('/');
    await page.keyboard.type(first?.id ?? '');
    expect(await shown()).toBe(1);
    await page.keyboard.press('Escape');
    expect(await shown()).toBe(all);
    await page.click('.chips button[data-verdict=deviates]');
    const deviating = [...failing.report.exceptions, ...failing.report.parts].filter(
      ({ verdict }) => verdict === 'deviates',
    );
    expect(await shown()).toBe(deviating.length);
    await page.close();
  });

  it('moves with j and k', async () => {
    const { page } = await open(html);
    const at = () => page.evaluate('document.activeElement.closest("[id]").id');
    await page.keyboard.press('j');
    expect(await at()).toBe(failing.report.exceptions[0]?.name);
    await page.keyboard.press('j');
    const next = await at();
    expect(next).not.toBe(failing.report.exceptions[0]?.name);
    await page.keyboard.press('k');
    expect(await at()).toBe(failing.report.exceptions[0]?.name);
    await page.close();
  });
});

it('reads the JUnit of a hostile target with the XML parser of a browser', async () => {
  const { page } = await open('<!doctype html><title>x</title>');
  const found = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    return [parsed.querySelector('parsererror')?.textContent, parsed.querySelectorAll('testcase').length];
  }, toJUnit(hostile));
  const listed = [...hostile.report.exceptions, ...hostile.report.parts].flatMap(({ cases }) => cases);
  expect(found).toEqual([undefined, listed.length]);
  await page.close();
});
