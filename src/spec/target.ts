/** The target: what its file and the command line say, and the defaults of everything else. */

import { fullCategoryId } from '../occi/model.js';
import type { Deadlines, Effect, RecipeHint, Target } from './catalogue.js';
import { EFFECTS } from './catalogue.js';
import { readCredentials, readTls } from './read/credentials.js';
import { defined, isMap, mapOf, oneOf, templatedMap, textOf, textsOf } from './read/json.js';

/** What target.yaml says; whatever is absent gets its default. `${env:NAME}` stays as it is written. */
export interface TargetInput {
  url?: string;
  product?: Target['product'];
  profile?: string;
  allow?: Effect;
  credentials?: NonNullable<Target['credentials']>;
  tls?: NonNullable<Target['tls']>;
  ics?: Target['ics'];
  recipes?: Target['recipes'];
  limits?: Partial<Omit<Target['limits'], 'deadline'>> & { deadline?: Partial<Deadlines> };
}

export interface TargetOverrides {
  url?: string;
  profile?: string;
  allow?: Effect;
  concurrency?: number;
  /** The server that the suite itself started: it may be treated roughly, and answers at once. */
  embedded?: boolean;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** For a server somewhere: patient, and nothing that is not ours is touched. Milliseconds. */
const DEADLINES: Deadlines = {
  request: 30 * SECOND,
  run: 240 * MINUTE,
  visibility: 10 * SECOND,
  provision: 10 * MINUTE,
  update: 2 * MINUTE,
  action: 10 * MINUTE,
  deletion: 10 * MINUTE,
  settle: SECOND,
};

/** The embedded server does all at once, so that waiting would only hide a mutant. */
const EMBEDDED_DEADLINES: Deadlines = {
  request: 10 * SECOND,
  run: 30 * MINUTE,
  visibility: 0,
  provision: 0,
  update: 0,
  action: 0,
  deletion: 0,
  settle: 0,
};

/** The target as the run uses it; the command line wins over the file. The URL ends in a slash. */
export function resolveTarget(input: TargetInput, overrides: TargetOverrides): Target {
  const embedded = overrides.embedded ?? false;
  const { limits } = input;
  const profile = overrides.profile ?? input.profile;
  return {
    url: withSlash(overrides.url ?? input.url ?? ''),
    product: input.product ?? { vendor: 'unknown', name: 'unknown', version: 'unknown' },
    ics: input.ics ?? { offered: [], absent: [] },
    recipes: input.recipes ?? {},
    limits: {
      concurrency: overrides.concurrency ?? limits?.concurrency ?? (embedded ? 16 : 1),
      alive: limits?.alive ?? (embedded ? 200 : 8),
      creations: limits?.creations ?? (embedded ? 10_000 : 200),
      interval: limits?.interval ?? (embedded ? 5 : SECOND),
      deadline: { ...(embedded ? EMBEDDED_DEADLINES : DEADLINES), ...limits?.deadline },
      ...defined<Pick<Target['limits'], 'requestsPerSecond' | 'retries' | 'retryAfter'>>({
        requestsPerSecond: limits?.requestsPerSecond,
        retries: limits?.retries,
        retryAfter: limits?.retryAfter,
      }),
    },
    allow: overrides.allow ?? input.allow ?? (embedded ? 'bulk' : 'own'),
    embedded,
    ...defined<Pick<Target, 'profile' | 'credentials' | 'tls'>>({ profile, credentials: input.credentials, tls: input.tls }),
  };
}

function withSlash(url: string): string {
  return url === '' || url.endsWith('/') ? url : `${url}/`;
}

/** A target file that its schema has passed. */
export function readTarget(value: unknown): TargetInput {
  const map = mapOf(value);
  const { target, ics, recipes, limits, credentials, tls } = map;
  const product = mapOf(target).product;
  return defined<TargetInput>({
    url: textOf(mapOf(target).url),
    product: isMap(product) ? { vendor: textOf(product.vendor), name: textOf(product.name), version: textOf(product.version) } : undefined,
    profile: map.profile === undefined ? undefined : textOf(map.profile),
    allow: oneOf(map.allow, EFFECTS),
    credentials: isMap(credentials) ? readCredentials(credentials) : undefined,
    tls: isMap(tls) ? readTls(tls) : undefined,
    ics: isMap(ics) ? { offered: textsOf(ics.offered), absent: textsOf(ics.absent) } : undefined,
    recipes: isMap(recipes) ? readRecipes(recipes) : undefined,
    limits: isMap(limits) ? readLimits(limits) : undefined,
  });
}

function readRecipes(map: Record<string, unknown>): Record<string, RecipeHint> {
  const recipes = Object.entries(map).map(([kind, value]): [string, RecipeHint] => {
    const hint = mapOf(value);
    return [fullCategoryId(kind), { attributes: templatedMap(hint.attributes), mixins: textsOf(hint.mixins).map(fullCategoryId) }];
  });
  return Object.fromEntries(recipes);
}

function readLimits(map: Record<string, unknown>): NonNullable<TargetInput['limits']> {
  const number = (key: string) => (typeof map[key] === 'number' ? map[key] : undefined);
  return defined<NonNullable<TargetInput['limits']>>({
    concurrency: number('concurrency'),
    alive: number('alive'),
    creations: number('creations'),
    interval: milliseconds(map.interval),
    requestsPerSecond: number('requestsPerSecond'),
    retries: number('retries'),
    retryAfter: milliseconds(map.retryAfter),
    deadline: isMap(map.deadline) ? readDeadlines(map.deadline) : undefined,
  });
}

function readDeadlines(map: Record<string, unknown>): Partial<Deadlines> {
  const state = milliseconds(map.state);
  return defined<Deadlines>({
    request: milliseconds(map.request),
    run: milliseconds(map.run),
    visibility: milliseconds(map.visibility),
    provision: milliseconds(map.provision) ?? state,
    update: milliseconds(map.update) ?? state,
    action: milliseconds(map.action) ?? state,
    deletion: milliseconds(map.deletion) ?? state,
    settle: milliseconds(map.settle),
  });
}

const UNITS: { readonly [unit: string]: number } = { ms: 1, s: SECOND, m: MINUTE, h: 60 * MINUTE };

/** Milliseconds of a duration such as 500ms, 30s, 10m, 4h, or 0; undefined for anything else. */
export function milliseconds(value: unknown): number | undefined {
  if (value === 0) return 0;
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(textOf(value));
  const unit = UNITS[match?.[2] ?? ''];
  return unit === undefined ? undefined : Math.round(Number(match?.[1]) * unit);
}
