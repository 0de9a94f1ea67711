import { expect, test } from 'vitest';
import { openBrowser } from './browser.js';

test('a Chromium is found or got, and renders', async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent('<title>here</title><p>text</p>');
    expect(await page.title()).toBe('here');
  } finally {
    await browser.close();
  }
});
