import { expect, test } from 'vitest';
import { openBrowser } from './browser.js';

test('a Chromium is found or got, and renders', async () => {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    // Fields and lists are measured by their font, which is what a browser without fonts fails at.
    await page.setContent('<title>here</title><p>text</p><input><select><option>one</select>');
    expect(await page.title()).toBe('here');
    expect(await page.locator('input').isVisible()).toBe(true);
  } finally {
    await browser.close();
  }
});
