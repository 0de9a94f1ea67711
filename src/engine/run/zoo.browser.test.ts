/** Reports of runs against servers whose every text is an attack, in a real browser: nothing executes, and nothing is asked for. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlReport } from '../../report/html/report.js';
import { cacheFolder, openBrowser } from '../../report/testing/browser.js';
import { content } from '../testing/zoo/content.js';
import { visit } from '../testing/zoo/visit.js';

const folder = join(cacheFolder('report'), 'zoo');
let browser: Browser;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe('the report of a run where', () => {
  it.each(content.map((beast, n) => ({ name: beast.name, beast, n })))('$name', async ({ beast, n }) => {
    const { record } = await visit(beast);
    const path = join(folder, `${n}.html`);
    writeFileSync(path, htmlReport(record));
    const url = pathToFileURL(path).href;
    const page = await browser.newPage();
    const trouble: string[] = [];
    await page.route('**/*', async (route) => {
      if (route.request().url() === url) return await route.continue();
      trouble.push(`request ${route.request().url()}`);
      return await route.abort();
    });
    page.on('console', (message) => trouble.push(`${message.type()} ${message.text()}`));
    page.on('pageerror', (error) => trouble.push(`error ${error.message}`));
    page.on('dialog', async (dialog) => {
      trouble.push(`dialog ${dialog.message()}`);
      await dialog.dismiss();
    });
    await page.goto(url);
    await page.locator('details').evaluateAll((all) => all.map((details) => details.setAttribute('open', '')));
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('img, iframe, object, embed, link, base, [style], [onerror], [onload], [onfocus]').count()).toBe(0);
    const schemes = await page.evaluate<string[]>('[...document.links].map((link) => link.protocol)');
    expect(schemes.filter((scheme) => !['file:', 'http:', 'https:'].includes(scheme))).toEqual([]);
    expect(trouble).toEqual([]);
    await page.close();
  });
});
