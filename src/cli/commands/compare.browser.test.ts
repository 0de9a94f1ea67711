/** Six servers as a plugfest, and their comparison in a real browser: the mutant's clause on top, the variants told apart. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readRecord } from '../../record/read.js';
import { sampleRecord } from '../../record/testing/sample.js';
import { loadDeviations } from '../../reference/deviations/registry.js';
import { type ReferenceServer, startReferenceServer } from '../../reference/server.js';
import { compareHtml } from '../../report/compare/html.js';
import { type Comparison, compareRuns } from '../../report/compare/model.js';
import { cacheFolder, openBrowser } from '../../report/testing/browser.js';
import { loadBundle } from '../../spec/load.js';
import { main } from '../main.js';
import { capture } from '../testing/capture.js';

/** The plain server, four that use what is left open, and one that breaks a clause. */
const SERVERS: readonly (readonly [name: string, deviation?: string])[] = [
  ['Reference'],
  ['Minimal', 'minimal'],
  ['Generous', 'generous'],
  ['Patient', 'delete-200'],
  ['Strict', 'user-mixins-501'],
  ['Tired', 'delete-202'],
];
const BROKEN = 'http.entity-delete.status';

const pictures = cacheFolder('compare');
let folder: string;
const servers: ReferenceServer[] = [];
let browser: Browser;
let comparison: Comparison;
let ended: { code: number; text: string };

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'occi-plugfest-'));
  const model = loadBundle().models.get('1.2');
  if (model === undefined) throw new Error('no model');
  const deviations = await loadDeviations();
  const targets: string[] = [];
  for (const [name, deviation] of SERVERS) {
    const chosen = deviations.filter(({ id }) => id === deviation);
    if (deviation !== undefined && chosen.length === 0) throw new Error(`no deviation ${deviation}`);
    const server = await startReferenceServer({ model, deviations: chosen });
    servers.push(server);
    const product = `product: { vendor: Example, name: ${name}, version: "1.0" }`;
    const limits =
      'limits: { concurrency: 8, alive: 100, creations: 9000, interval: 5ms, deadline: { visibility: 0, settle: 20ms, state: 2s } }';
    writeFileSync(join(folder, `${name}.yaml`), `target: { url: "${server.url}", ${product} }\nallow: bulk\n${limits}\n`);
    targets.push(`    - { name: ${name}, target: ${name}.yaml }`);
  }
  targets.push('    - { name: Gone, url: "http://127.0.0.1:9/", product: { vendor: Example, name: Gone, version: "0" } }');
  writeFileSync(join(folder, 'plugfest.yaml'), `plugfest:\n  profile: occi-1.2\n  limit: 56\n  targets:\n${targets.join('\n')}\n`);
  const terminal = capture();
  const code = await main(['plugfest', join(folder, 'plugfest.yaml'), '--out', join(folder, 'out')], terminal);
  ended = { code, text: terminal.result() + terminal.remarks() };
  comparison = compareRuns([...SERVERS.map(([name]) => name), 'Gone'].map((name) => readRecord(join(folder, 'out', name, 'run.jsonl'))));
  browser = await openBrowser();
}, 300_000);

afterAll(async () => {
  await browser?.close();
  for (const server of servers) await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Opened {
  page: Page;
  /** Errors of the console and of the page, dialogs, and requests other than for the file: all of them unwanted. */
  trouble: string[];
}

async function open(path: string, width = 1280, javaScriptEnabled = true, fragment = ''): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width, height: width > 1000 ? 800 : 900 }, javaScriptEnabled });
  const page = await context.newPage();
  const trouble: string[] = [];
  const url = pathToFileURL(path).href;
  await page.route('**/*', async (route) => {
    if (route.request().url().split('#')[0] === url) return await route.continue();
    trouble.push(`request ${route.request().url()}`);
    return await route.abort();
  });
  page.on('console', (message) => trouble.push(`${message.type()} ${message.text()}`));
  page.on('pageerror', (error) => trouble.push(`error ${error.message}`));
  await page.goto(url + fragment);
  return { page, trouble };
}

const html = () => join(folder, 'out', 'compare.html');

test('one that cannot be reached does not stop the others, and is in the comparison', () => {
  expect(ended.code, ended.text).toBe(4);
  expect(ended.text).toContain('unreachable');
  expect(comparison.columns.map(({ label }) => label)).toEqual([...SERVERS.map(([name]) => `Example ${name} 1.0`), 'Example Gone 0']);
  expect(comparison.columns.at(-1)?.missing).toBeDefined();
  expect(servers.flatMap((server) => server.entities())).toEqual([]);
});

test('the clause of the mutant is on top, and said to be failed by it alone', () => {
  const [first] = comparison.rows;
  expect(first?.clause.id).toBe(BROKEN);
  expect(first?.finding).toEqual({ kind: 'only-one-fails', column: SERVERS.findIndex(([name]) => name === 'Tired') });
});

test('no two of the servers look the same', () => {
  const columns = SERVERS.map((_, i) =>
    JSON.stringify([
      comparison.rows.map(({ cells }) => [cells[i]?.verdict, cells[i]?.choices]),
      comparison.features.map(({ states }) => states[i]),
    ]),
  );
  expect(new Set(columns).size).toBe(SERVERS.length);
});

describe('the page', () => {
  test.each([400, 1280, 1920])('fits a screen of %i pixels, and asks for nothing', async (width) => {
    const { page, trouble } = await open(html(), width);
    await page.screenshot({ path: join(pictures, `compare-${width}.png`) });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    const row = page.locator('#matrix tbody tr').first();
    expect(await row.textContent()).toContain(BROKEN);
    await row.scrollIntoViewIfNeeded();
    await page.screenshot({ path: join(pictures, `matrix-${width}.png`) });
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  test('opens the exchanges of two side by side, and marks where they differ', async () => {
    const { page, trouble } = await open(html());
    await page.locator('#matrix tbody tr').first().locator('td').nth(5).locator('button').click();
    const dialog = page.locator('dialog[open]');
    expect(await dialog.locator('[name=left]').inputValue()).toBe('5');
    expect(await dialog.locator('[name=right]').inputValue()).not.toBe('5');
    const marks = await dialog.locator('.step-pair[open] mark').allTextContents();
    expect(marks.join('\n')).toMatch(/202/);
    expect(marks.join('\n')).toMatch(/HTTP\/1\.1 20[04]/);
    // what has to differ is not marked
    expect(marks.filter((mark) => /^(Host|Date):/i.test(mark))).toEqual([]);
    await page.screenshot({ path: join(pictures, 'pair-1280.png') });
    await dialog.locator('[name=right]').selectOption('3');
    expect(new URL(page.url()).hash).toContain('right=3');
    const again = await open(html(), 1280, true, new URL(page.url()).hash);
    expect(await again.page.locator('dialog[open] [name=right]').inputValue()).toBe('3');
    await dialog.getByRole('button', { name: 'Close' }).click();
    expect(await page.locator('dialog[open]').count()).toBe(0);
    expect([...trouble, ...again.trouble]).toEqual([]);
    await page.context().close();
    await again.page.context().close();
  });

  test('compares a server with itself without a mark', async () => {
    const { page } = await open(html());
    await page.locator('#matrix tbody tr').first().locator('td').nth(5).locator('button').click();
    await page.locator('dialog [name=right]').selectOption('5');
    expect(await page.locator('dialog mark').count()).toBe(0);
    expect(await page.locator('dialog .step-pair').count()).toBeGreaterThan(0);
    await page.context().close();
  });

  test('has its matrix without scripts', async () => {
    const { page, trouble } = await open(html(), 1280, false);
    expect(await page.locator('#matrix tbody tr').first().isVisible()).toBe(true);
    expect(await page.locator('dialog').isVisible()).toBe(false);
    expect(trouble).toEqual([]);
    await page.context().close();
  });

  test('has headings that skip no level, and links that lead somewhere', async () => {
    const { page } = await open(html());
    const levels = await page
      .locator('main h1, main h2, main h3, header.banner h1')
      .evaluateAll((all) => all.map((h) => Number(h.tagName.slice(1))));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map((element) => element.id));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    const links = await page.locator('a[href^="#"]').evaluateAll((all) => all.map((link) => String(link.getAttribute('href')).slice(1)));
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
    await page.context().close();
  });

  test('runs nothing that came from a target', async () => {
    const path = join(folder, 'hostile.html');
    const hostile = sampleRecord({ failing: true, hostile: true });
    writeFileSync(path, compareHtml(compareRuns([hostile, sampleRecord(), sampleRecord({ failing: true })])));
    const { page, trouble } = await open(path);
    for (const button of await page.locator('button[data-clause]').all()) {
      await button.click();
      for (const pair of await page.locator('dialog details:not([open]) > summary').all()) await pair.click();
      expect(await page.locator('img, iframe, object, [onerror]').count()).toBe(0);
      await page.locator('dialog [name=close]').click();
    }
    expect(readFileSync(path, 'utf8')).not.toContain('<script>alert');
    expect(await page.locator('script').count()).toBe(2);
    expect(trouble).toEqual([]);
    await page.context().close();
  });
});
