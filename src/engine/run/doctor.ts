/** Examines a target before a run: one check after the other, by name, each finding with what to do. Creates only where it may. */
import { challengesIn } from '../../http/auth/challenge.js';
import { lookUp, open } from '../../http/reach.js';
import { fieldValue } from '../../message.js';
import { resolveLocation } from '../../occi/location.js';
import { shortCategoryId } from '../../occi/model.js';
import { discover } from '../discovery/discovery.js';
import { type Facts, urlsOf } from '../discovery/facts.js';
import { learnRecipes } from '../discovery/recipes.js';
import type { Exchange } from '../interpretation/exchange.js';
import { credentialField, credentialled, credentialOf } from '../interpretation/principal.js';
import { buildRequest } from '../interpretation/request.js';
import { type Material, selectionOf } from '../plan/material.js';
import { drive } from './channel.js';
import { remove } from './cleanup.js';
import { createLedger } from './ledger.js';
import { createLiveChannel } from './live.js';
import { authenticationObstacle, connectionObstacle, type Obstacle, tlsObstacle } from './reachability.js';
import { createTargetTransport, type TargetTransportOptions, tlsSettings } from './target-transport.js';

export const DOCTOR_CHECKS = [
  'dns',
  'connection',
  'tls',
  'authentication',
  'base path',
  'query interface',
  'media types',
  'clock',
  'locations',
  'creation',
] as const;
export type DoctorCheck = (typeof DOCTOR_CHECKS)[number];

export interface Finding {
  check: DoctorCheck;
  /** `failed` stands in the way of a run, `warning` does not, `skipped` could not be looked at. */
  state: 'ok' | 'warning' | 'failed' | 'skipped';
  text: string;
  /** What to do; absent when all is well. */
  advice?: string;
}

export interface DoctorOptions {
  secrets?: TargetTransportOptions;
  /** Told of each finding as it comes. */
  found?: (finding: Finding) => void;
}

/** A clock that differs by more spoils tokens and certificates, milliseconds. */
const SKEW = 60_000;
const WEEK = 7 * 24 * 3_600_000;
/** Kinds that are worth a creation each, at most. */
const MOST_KINDS = 12;

export interface Diagnosis {
  findings: Finding[];
  /** What is known of the target, as far as discovery came. */
  facts?: Facts;
  /** Schemes that the target demanded, in lower case. */
  schemes: string[];
}

/** Makes all checks; the first that shows that the target cannot be reached ends it. Rejects only for secrets that cannot be had. */
export async function diagnose(material: Material, options: DoctorOptions = {}): Promise<Diagnosis> {
  const findings: Finding[] = [];
  const say = (check: DoctorCheck, state: Finding['state'], text: string, advice?: string): undefined => {
    const finding: Finding = { check, state, text, ...(advice === undefined ? {} : { advice }) };
    findings.push(finding);
    options.found?.(finding);
  };
  const transport = createTargetTransport(material.target, options.secrets);
  try {
    const seen: Exchange[] = [];
    const facts = await examine(material, transport, options, say, seen);
    const schemes = [...new Set(seen.flatMap((exchange) => challengesIn(exchange.fields).map(({ scheme }) => scheme)))];
    return { findings, schemes, ...(facts === undefined ? {} : { facts }) };
  } finally {
    await transport.close();
  }
}

type Say = (check: DoctorCheck, state: Finding['state'], text: string, advice?: string) => undefined;

async function examine(
  material: Material,
  transport: ReturnType<typeof createTargetTransport>,
  options: DoctorOptions,
  say: Say,
  seen: Exchange[],
): Promise<Facts | undefined> {
  const { target } = material;
  const stop = ({ check, text, advice }: Obstacle): undefined => say(check, 'failed', text, advice);
  const { host, hostname, protocol } = new URL(target.url);
  const deadline = target.limits.deadline.request;

  const name = await lookUp(hostname);
  if (!name.ok) return stop(connectionObstacle(host, { kind: 'refused', phase: 'connect', detail: name.detail }));
  say('dns', 'ok', `${hostname} is ${name.addresses.join(', ')}`);

  const opened = await open(target.url, deadline, tlsSettings(target, options.secrets));
  if (!opened.ok && opened.phase === 'connect')
    return stop(connectionObstacle(host, { kind: 'refused', phase: 'connect', detail: opened.detail }));
  say('connection', 'ok', `${host} accepts connections`);
  if (!opened.ok) return stop(tlsObstacle(host, opened.detail));
  if (opened.tls === undefined) {
    const risky = target.credentials !== undefined && !/^(localhost|127\.|\[::1)/.test(host);
    if (risky) say('tls', 'warning', 'credentials go over a connection without TLS', 'use the https URL of the service, if it has one');
    else say('tls', 'ok', `not in use (${protocol.slice(0, -1)})`);
  } else {
    const left = opened.tls.until - Date.now();
    const text = `${opened.tls.version}, certificate of ${opened.tls.subject}, good until ${new Date(opened.tls.until).toISOString().slice(0, 10)}`;
    if (left < WEEK) say('tls', 'warning', text, 'renew the certificate of the server soon');
    else say('tls', 'ok', text);
  }

  const problems: string[] = [];
  const ledger = createLedger(undefined, target.url, '');
  const live = createLiveChannel({
    transport,
    recorder: { write: () => {}, body: () => undefined },
    ledger,
    limits: target.limits,
    began: performance.now(),
    onExchange: (_line, exchange) => seen.push(exchange),
    onProblem: (problem) => problems.push(problem),
  });
  const channel = credentialled(live, target);
  let steps = 0;
  const get = async (url: string, accept = 'text/plain'): Promise<Exchange> => {
    const request = buildRequest({ method: 'GET', url, accept, clientVersion: '1.2' });
    const context = { target: 'other' as const, effect: 'none' as const, wellFormed: true };
    const reply = await channel.answer({ do: 'send', step: `look.${steps++}`, iteration: 0, request, context }, 'doctor', 1);
    if (reply.kind !== 'exchange') throw new TypeError(`doctor: replied with ${reply.kind}`);
    return reply.exchange;
  };

  const urls = urlsOf(target.url);
  const first = await get(urls.qi);
  const obstacle = first.outcome.kind === 'response' ? authenticationObstacle(first) : connectionObstacle(host, first.outcome, target.url);
  const because = (text: string): string => [text, ...new Set(problems)].join('; ');
  if (obstacle !== undefined) return stop({ ...obstacle, text: because(obstacle.text) });

  const discovery = await drive(discover(target, material.profile, material.model), channel, 'discovery', 1);
  if (!discovery.found && discovery.check === 'authentication') {
    return say(
      'authentication',
      'failed',
      because(discovery.reason),
      'check user, secret and scheme under "credentials: main" in target.yaml',
    );
  }
  const shows = credentialField(target, 'main') !== undefined || credentialOf(target, 'main') !== undefined;
  say('authentication', 'ok', shows ? 'the credentials of main are accepted' : 'none is demanded');

  if (!discovery.found) {
    const better = await basePathAbove(target.url, get);
    say(
      'base path',
      'failed',
      `${urls.qi} was answered ${first.ending}`,
      better === undefined ? 'give the URL under which the query interface /-/ lies' : `use ${better}`,
    );
    return say('query interface', 'failed', discovery.reason, 'check that the URL is the base of an OCCI service');
  }
  const { facts } = discovery;
  if (first.ok) say('base path', 'ok', `the query interface is at ${urls.qi}`);
  else {
    const better = await basePathAbove(target.url, get);
    const advice = better === undefined ? 'give the URL whose /-/ shows it, if there is one' : `use ${better}`;
    say('base path', 'warning', `only ${urls.wellKnown} shows the query interface`, advice);
  }

  const kinds = facts.categories.filter((c) => c.class === 'kind');
  const located = kinds.filter((c) => c.location !== undefined);
  if (located.length === 0)
    say(
      'query interface',
      'failed',
      `${facts.categories.length} categories, and no kind with a location`,
      'without locations nothing can be created; see the log of the server',
    );
  else
    say(
      'query interface',
      'ok',
      `${kinds.length} kinds, ${facts.categories.filter((c) => c.class === 'mixin').length} mixins, OCCI ${facts.version === undefined ? 'of no version told' : `${facts.version.major}.${facts.version.minor}`}`,
    );

  const missing = ['text/plain', 'text/occi', 'application/occi+json', 'text/uri-list'].filter(
    (type) => !facts.renderings.has(type as never),
  );
  const understood = `understood: ${[...facts.renderings].join(', ')}`;
  if (missing.length === 0) say('media types', 'ok', understood);
  else
    say(
      'media types',
      'warning',
      `${understood}; not: ${missing.join(', ')}`,
      'if the server leaves them out on purpose, name the feature under "ics: absent" in target.yaml',
    );

  lookAtClock(first, say);
  lookAtLocations(facts, target.url, say);
  await lookAtCreation(material, facts, channel, ledger, say);
  return facts;
}

/** A folder above or the root whose query interface answers. */
async function basePathAbove(url: string, get: (url: string) => Promise<Exchange>): Promise<string | undefined> {
  const { origin, pathname } = new URL(url);
  const parts = pathname.split('/').filter((part) => part !== '');
  const above = parts.map((_, i) => `${origin}/${parts.slice(0, i).join('/')}${i === 0 ? '' : '/'}`).reverse();
  for (const base of [...above, `${origin}/occi/`, `${origin}/occi1.2/`]) {
    if (base === url) continue;
    const exchange = await get(`${base}-/`);
    if (exchange.ok && exchange.payload('categories').kind === 'categories') return base;
  }
  return undefined;
}

function lookAtClock(exchange: Exchange, say: Say): undefined {
  const date = Date.parse(fieldValue(exchange.fields, 'Date') ?? '');
  if (Number.isNaN(date)) return say('clock', 'skipped', 'the server tells no Date');
  const skew = date - Date.now();
  if (Math.abs(skew) <= SKEW) return say('clock', 'ok', 'agrees with ours');
  say(
    'clock',
    'warning',
    `the server is ${Math.round(Math.abs(skew) / 1000)} s ${skew > 0 ? 'ahead' : 'behind'}`,
    'set the clocks: tokens and certificates depend on them',
  );
}

function lookAtLocations(facts: Facts, base: string, say: Say): undefined {
  const home = new URL(base);
  const origins = new Set(
    facts.categories.flatMap((c) => (c.location === undefined ? [] : [new URL(resolveLocation(c.location, base) ?? base).origin])),
  );
  origins.delete(home.origin);
  if (origins.size === 0) return say('locations', 'ok', `all below ${home.origin}`);
  const advice = 'a proxy in front seems to change host or scheme: tell the server its public URL, or give the URL that it uses itself';
  say(
    'locations',
    'warning',
    `locations lie at ${[...origins].join(', ')}, not at ${home.origin}; credentials are never sent there`,
    advice,
  );
}

async function lookAtCreation(
  material: Material,
  facts: Facts,
  channel: ReturnType<typeof credentialled>,
  ledger: ReturnType<typeof createLedger>,
  say: Say,
): Promise<undefined> {
  const { target } = material;
  if (target.allow === 'none')
    return say('creation', 'skipped', 'the target allows no creation', 'set "allow: own" in target.yaml, or give --allow own');
  const selection = selectionOf(material);
  const cases = material.suites.flatMap((suite) => suite.cases.filter((c) => selection.includesCase(c, suite)));
  let released = 0;
  const failed: string[] = [];
  const release = async (testCase: string): Promise<void> => {
    for (const { property, gone, answer } of await remove(
      ledger.held(testCase),
      target.url,
      `${testCase}.removal`,
      `removal.${released++}`,
      channel,
    )) {
      if (!gone) failed.push(`${property.location} (${answer})`);
    }
  };
  const stopped = (): boolean => facts.recipes.size >= MOST_KINDS;
  await learnRecipes(
    cases.flatMap((c) => Object.values(c.given)),
    material.seed,
    facts,
    { channel, release, stopped },
  );
  await release('doctor');
  const named = Object.keys(target.recipes);
  for (const recipe of facts.recipes.values()) {
    const kind = shortCategoryId(recipe.kind);
    if (recipe.works) {
      say('creation', 'ok', `${kind} is created in ${[...recipe.renderings.keys()].join(', ')}, and removed`);
      continue;
    }
    const advice = named.includes(recipe.kind)
      ? `mend "recipes: ${kind}" in target.yaml, or the quota of the account`
      : `if it needs templates or attributes, name them as "recipes: ${kind}" in target.yaml`;
    say('creation', named.includes(recipe.kind) ? 'failed' : 'warning', `${kind} is not created: ${recipe.because}`, advice);
  }
  if (![...facts.recipes.values()].some((r) => r.works))
    say('creation', 'failed', 'no kind can be created, so that most test cases would be blocked', 'see above');
  for (const text of failed) say('creation', 'failed', `not removed: ${text}`, `curl -X DELETE '${text.split(' ')[0]}'`);
}
