/** From the command line's words to what the engine runs: target, profile, selection, and the embedded server when no URL is given. */
import { randomBytes } from 'node:crypto';
import { dirname } from 'node:path';
import { type Material, selectionOf } from '../engine/plan/material.js';
import { type SecretSource, secretSource } from '../engine/run/secret-source.js';
import { SuiteError } from '../errors.js';
import type { Shard } from '../record/format.js';
import type { Effect, Target } from '../spec/catalogue.js';
import type { TargetInput, TargetOverrides } from '../spec/target.js';
import { unknownId } from './known-id.js';

export interface RunWords {
  url?: string;
  profile?: string;
  target?: string;
  select?: string[];
  allow?: Effect;
  concurrency?: number;
  /** Only this part of the test cases. */
  shard?: Shard;
  /** In place of what the target file says. */
  product?: Target['product'];
  /** Hex; drawn unless given. */
  seed?: string;
}

export interface Prepared {
  material: Material;
  suite: { version: string; digest: string };
  texts: { readonly [file: string]: string };
  /** Where the target's secrets come from: the environment, and files beside target.yaml. */
  secrets: { source: SecretSource };
  /** Stops the embedded server, if one was started. */
  stop(): Promise<void>;
}

const DEFAULT_PROFILE = 'occi-1.2';

/** Reads what the words name, starts the embedded server when there is no URL, and assembles the material of a run. */
export async function prepare(words: RunWords): Promise<Prepared> {
  const [{ loadBundle, loadProfile, loadTarget }, { resolveTarget }, { assemble }] = await Promise.all([
    import('../spec/load.js'),
    import('../spec/target.js'),
    import('../engine/plan/material.js'),
  ]);
  const file = words.target === undefined ? {} : await loadTarget(words.target);
  const input = words.product === undefined ? file : { ...file, product: words.product };
  const bundle = loadBundle();
  const { profile, texts } = await loadProfile(words.profile ?? input.profile ?? DEFAULT_PROFILE);
  const url = words.url ?? input.url;
  if (url !== undefined) checkUrl(url);
  const overrides = {
    profile: profile.id,
    ...(words.allow === undefined ? {} : { allow: words.allow }),
    ...(words.concurrency === undefined ? {} : { concurrency: words.concurrency }),
  };
  const seed = words.seed ?? newSeed();
  const selected = words.select ?? [];
  const finish = (target: Target, stop: () => Promise<void>): Prepared => {
    const material = assemble({ bundle, profile, target, selected, seed, shard: words.shard });
    checkSelection(selected, material);
    return {
      material,
      suite: { version: bundle.version, digest: bundle.digest },
      texts,
      secrets: { source: secretSource(words.target === undefined ? '.' : dirname(words.target)) },
      stop,
    };
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

/** Names of a run are made from it. */
export function newSeed(): string {
  return randomBytes(16).toString('hex');
}

/** Material for a look at a target that no file describes yet. */
export async function prepareFor(input: TargetInput, overrides: TargetOverrides & { url: string }): Promise<Material> {
  const [{ loadBundle, loadProfile }, { resolveTarget }, { assemble }] = await Promise.all([
    import('../spec/load.js'),
    import('../spec/target.js'),
    import('../engine/plan/material.js'),
  ]);
  checkUrl(overrides.url);
  const { profile } = await loadProfile(overrides.profile ?? DEFAULT_PROFILE);
  return assemble({ bundle: loadBundle(), profile, target: resolveTarget(input, overrides), seed: newSeed() });
}

function checkUrl(url: string): void {
  const given = URL.canParse(url) ? new URL(url) : undefined;
  if (given === undefined || !/^https?:$/.test(given.protocol) || given.hostname === '') {
    throw new SuiteError('usage', `target URL [${url}]: not an absolute http or https URL, such as http://127.0.0.1:8080/`);
  }
  if (given.username !== '' || given.password !== '') {
    // The URL is left out: it would print the password, and end up in the record.
    throw new SuiteError('usage', `target URL [${given.host}]: it holds credentials; they belong into target.yaml, by reference`);
  }
}

/** A selector that selects nothing is a mistake, not an empty run. */
function checkSelection(selected: readonly string[], material: Material): void {
  const tests = material.suites.flatMap(({ cases, rules }) => [...cases, ...rules]).map(({ id }) => id);
  const ids = new Set([...tests, ...material.clauses.map(({ id }) => id)]);
  for (const selector of selected) {
    const place = /^(GFD\.\d+)(?:\/([0-9.]+))?$/.exec(selector);
    if (place === null) {
      const id = selector.split('@')[0] ?? selector;
      if (!ids.has(id)) throw unknownId('test case, clause or section', id, ids);
      continue;
    }
    const [, document = '', section] = place;
    const known = material.clauses.filter((clause) => clause.document === document).map((clause) => clause.section);
    if (known.length === 0) throw unknownId('document', document, material.profile.claim.documents);
    const there = section === undefined || known.some((other) => other === section || other.startsWith(`${section}.`));
    if (!there) throw unknownId('section', selector, new Set(known.map((other) => `${document}/${other}`)));
  }
  const selection = selectionOf(material);
  const chosen = material.suites.some(
    (suite) =>
      suite.cases.some((one) => selection.includesCase(one, suite)) || suite.rules.some((rule) => selection.includesRule(rule, suite)),
  );
  if (!chosen) throw new SuiteError('usage', `--select [${selected.join(' ')}]: no test case decides any of it`);
}
