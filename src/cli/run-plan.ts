/** From the command line's words to what the engine runs: target, profile, selection, and the embedded server when no URL is given. */
import { randomBytes } from 'node:crypto';
import type { Material } from '../engine/material.js';
import { SuiteError } from '../errors.js';
import type { Effect, Target } from '../spec/catalogue.js';

export interface RunWords {
  url?: string;
  profile?: string;
  target?: string;
  select?: string[];
  allow?: Effect;
  concurrency?: number;
}

export interface Prepared {
  material: Material;
  suite: { version: string; digest: string };
  texts: { readonly [file: string]: string };
  /** Stops the embedded server, if one was started. */
  stop(): Promise<void>;
}

const DEFAULT_PROFILE = 'occi-1.2';

/** Reads what the words name, starts the embedded server when there is no URL, and assembles the material of a run. */
export async function prepare(words: RunWords): Promise<Prepared> {
  const [{ loadBundle, loadProfile, loadTarget }, { resolveTarget }, { assemble }] = await Promise.all([
    import('../spec/load.js'),
    import('../spec/target.js'),
    import('../engine/material.js'),
  ]);
  const input = words.target === undefined ? {} : await loadTarget(words.target);
  const bundle = loadBundle();
  const { profile, texts } = await loadProfile(words.profile ?? input.profile ?? DEFAULT_PROFILE);
  const url = words.url ?? input.url;
  if (url !== undefined) checkUrl(url);
  const overrides = {
    profile: profile.id,
    ...(words.allow === undefined ? {} : { allow: words.allow }),
    ...(words.concurrency === undefined ? {} : { concurrency: words.concurrency }),
  };
  const seed = randomBytes(16).toString('hex');
  const selected = words.select ?? [];
  const finish = (target: Target, stop: () => Promise<void>): Prepared => {
    const material = assemble({ bundle, profile, target, selected, seed });
    checkSelection(selected, material);
    return { material, suite: { version: bundle.version, digest: bundle.digest }, texts, stop };
  };
  if (url !== undefined) return finish(resolveTarget(input, { ...overrides, url }), async () => {});
  const [{ startReferenceServer }, { embeddedTarget }] = await Promise.all([
    import('../reference/server.js'),
    import('../proof/specimen.js'),
  ]);
  const model = bundle.models.get(profile.occi);
  if (model === undefined) throw new SuiteError('reference', `profile [${profile.id}]: no model of OCCI ${profile.occi}`);
  const server = await startReferenceServer({ model });
  const embedded = embeddedTarget(server.url, [], words.concurrency);
  const target = { ...embedded, profile: profile.id, ...(words.allow === undefined ? {} : { allow: words.allow }) };
  try {
    return finish(target, () => server.close());
  } catch (error) {
    await server.close();
    throw error;
  }
}

function checkUrl(url: string): void {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new SuiteError('usage', `target URL [${url}]: not an absolute http or https URL, such as http://127.0.0.1:8080/`);
  }
}

/** A selector that selects nothing is a mistake, not an empty run. */
function checkSelection(selected: readonly string[], material: Material): void {
  for (const selector of selected) {
    const id = selector.split('@')[0] ?? selector;
    const known = [
      ...material.suites.flatMap((s) => [...s.cases.map((c) => c.id), ...s.rules.map((r) => r.id)]),
      ...material.clauses.map((c) => c.id),
    ];
    const place = /^(GFD\.\d+)(?:\/([0-9.]+))?$/.exec(selector);
    if (place !== null) {
      const found = material.clauses.some(
        (c) => c.document === place[1] && (place[2] === undefined || c.section === place[2] || c.section.startsWith(`${place[2]}.`)),
      );
      if (found) continue;
    }
    if (known.includes(id)) continue;
    throw unknownSelector(selector, known);
  }
}

function unknownSelector(selector: string, known: readonly string[]): SuiteError {
  const near = known.filter((id) => id.includes(selector) || selector.includes(id)).slice(0, 3);
  return new SuiteError(
    'reference',
    `--select [${selector}]: no test case, rule, clause or section of this profile${near.length > 0 ? `; did you mean ${near.join(', ')}?` : ''}`,
  );
}
