/** Makes docs/images/ from reports/samples/ (npm run samples) in a headless Chromium: npm run screenshots. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { test } from 'vitest';
import { openBrowser } from '../src/report/testing/browser.js';

const samples = fileURLToPath(new URL('../reports/samples/', import.meta.url));
const images = fileURLToPath(new URL('../docs/images/', import.meta.url));

interface Picture {
  file: string;
  sample: string;
  /** Of the page that is shown, with its filter. */
  fragment?: string;
  width: number;
  height: number;
  dark?: boolean;
}

const pictures: Picture[] = [
  { file: 'overview', sample: 'three-mutants', width: 1280, height: 820 },
  { file: 'failures', sample: 'three-mutants', fragment: '#cause-http.put-replace.links-intact', width: 1280, height: 900 },
  { file: 'clauses', sample: 'three-mutants', fragment: '#clauses?q=versioning', width: 1280, height: 820 },
  { file: 'conformant-dark', sample: 'conformant', width: 1280, height: 820, dark: true },
  { file: 'small-screen', sample: 'three-mutants', width: 400, height: 820 },
];

test('pictures', async () => {
  mkdirSync(images, { recursive: true });
  const browser = await openBrowser();
  try {
    for (const { file, sample, fragment = '', width, height, dark = false } of pictures) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
      await page.goto(`${pathToFileURL(join(samples, `${sample}.html`)).href}${fragment}`);
      await page.screenshot({ path: join(images, `${file}.png`) });
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
