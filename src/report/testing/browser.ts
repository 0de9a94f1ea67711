/** Finds or gets a Chromium for the browser tests, and starts it. */
import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { SuiteError } from '../../errors.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const CACHE = fileURLToPath(new URL('../../../.cache/', import.meta.url));
const HOW_TO_GET_ONE =
  'no Chromium [browser tests]: set CHROMIUM to the path of one, install one (apt-get install chromium), or run npm install so that @sparticuz/chromium is there';

/** Folder of the project for screenshots and other things that tests leave to be looked at; made if missing. */
export function cacheFolder(name: string): string {
  const folder = join(CACHE, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/**
 * Starts a headless Chromium: `$CHROMIUM`, else one on the PATH, else the one inside @sparticuz/chromium.
 * The caller closes it. Throws `SuiteError` with one line that says how to get one, if there is none.
 */
export async function openBrowser(): Promise<Browser> {
  const found = process.env.CHROMIUM || onPath();
  // No sandbox, since containers run as root; nothing that would weaken the security of pages, which is what is tested.
  if (found) return await chromium.launch({ executablePath: found, args: ['--no-sandbox'] });
  shipped ??= fromPackage();
  return await chromium.launch({ ...(await shipped), args: ['--no-sandbox'] });
}

/** Once per process, since the package sets the environment up only when it is loaded. */
let shipped: Promise<{ executablePath: string; env: NodeJS.ProcessEnv }> | undefined;

function onPath(): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of NAMES) {
      const path = join(folder, name);
      if (isExecutable(path)) return path;
    }
  }
  return undefined;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

// The package's own names /tmp/fonts, and without any font the browser dies of the first text field.
// Only xdg is a prefix of a cache folder, which therefore is written in full: else it lands wherever the tests are started.
const fontsIn = (folder: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir prefix="relative">fonts</dir><cachedir>${folder.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}/font-cache</cachedir></fontconfig>
`;

/** The shared libraries of the package are unpacked and found only where it believes that it runs on Lambda. */
async function fromPackage(): Promise<{ executablePath: string; env: NodeJS.ProcessEnv }> {
  const folder = join(CACHE, 'chromium');
  const complete = join(folder, 'complete');
  // The package takes what lies in the folder unchecked, so a half unpacked one from an aborted run has to go.
  if (!existsSync(complete)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const before = { ...process.env };
  process.env.TMPDIR = folder;
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs20.x';
  try {
    const { default: bundled } = await import('@sparticuz/chromium').catch((cause: unknown) => {
      throw new SuiteError('usage', HOW_TO_GET_ONE, [], { cause });
    });
    bundled.setGraphicsMode = false;
    const executablePath = await bundled.executablePath();
    const fonts = join(folder, 'fonts.conf');
    writeFileSync(fonts, fontsIn(folder));
    writeFileSync(complete, '');
    const { TMPDIR: _, ...env } = process.env;
    return { executablePath, env: { ...env, FONTCONFIG_FILE: fonts, ...(before.TMPDIR === undefined ? {} : { TMPDIR: before.TMPDIR }) } };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}
