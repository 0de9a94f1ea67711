/** Looks before and after a request: that nothing was created, and that something stayed as it was. */

import { resolveLocation } from '../../occi/location.js';
import { type Category, categoryId } from '../../occi/model.js';
import type { RequestStep } from '../../spec/suite.js';
import type { Facts } from '../discovery/facts.js';
import { type Finding, plain } from '../judgement/finding.js';
import { categoriesIn } from '../judgement/matchers/categories.js';
import { listingIn } from '../judgement/matchers/collection.js';
import type { MatchContext } from '../judgement/matchers/context.js';
import { differencesOf, entityIn, shortened } from '../judgement/matchers/entity.js';
import { again, type Piece } from './command.js';
import { look } from './creation.js';
import type { Exchange } from './exchange.js';
import { OWN_PREFIX } from './identity.js';
import type { Scope } from './scope.js';
import { asLocation, isList, isThing, type Value } from './value.js';

/** What has to be looked at before and after a step, by the key under which matchers ask for the finding. */
export interface Watch {
  key: string;
  name: string;
  url: string;
  sees: 'entity' | 'members' | 'categories';
  before: Exchange;
}

interface Subject {
  key: string;
  name: string;
  url: string;
  sees: Watch['sees'];
}

/** Reads all that the expectations of a step want watched. */
export function* watch(step: RequestStep, path: string, target: Value, scope: Scope, facts: Facts): Piece<Watch[]> {
  const watched: Watch[] = [];
  for (const [n, subject] of subjects(step, target, scope, facts).entries()) {
    watched.push({ ...subject, before: yield* look(subject.url, `${path}.before`, n, facts) });
  }
  return watched;
}

function subjects(step: RequestStep, target: Value, scope: Scope, facts: Facts): Subject[] {
  const list: Subject[] = [];
  const matchers = step.expect.flatMap((e) => [...e.matchers, ...(e.anyOf ?? []).flatMap((b) => b.matchers)]);
  if (matchers.some((m) => m.kind === 'created')) list.push({ key: 'created', ...whereCreated(step, target, facts) });
  for (const name of new Set(matchers.flatMap((m) => (m.kind === 'unchanged' ? m.names : [])))) {
    list.push(...thingsNamed(name, scope, facts).map((thing) => ({ key: `unchanged:${name}`, name, ...thing })));
  }
  return list;
}

/** The collection that a new entity, or the interface where a new category, would show up in. */
function whereCreated(step: RequestStep, target: Value, facts: Facts): Omit<Subject, 'key'> {
  if (step.target === 'qi') return { name: 'the query interface', url: facts.urls.qi, sees: 'categories' };
  const kind =
    isThing(target) && target.what === 'place' ? target.under : isThing(target) && target.what === 'entity' ? target.kind : target;
  return { name: 'the collection', url: asLocation(kind) ?? facts.urls.base, sees: 'members' };
}

function thingsNamed(name: string, scope: Scope, facts: Facts): { url: string; sees: Watch['sees'] }[] {
  if (name === 'qi') return [{ url: facts.urls.qi, sees: 'categories' }];
  const value = scope.look(name);
  return (isList(value) ? value : [value]).flatMap((v) => {
    const url = asLocation(v);
    if (url === undefined || !isThing(v)) return [];
    return [{ url, sees: v.what === 'category' ? ('members' as const) : ('entity' as const) }];
  });
}

/** What became of all that was watched; `unchanged` has to hold until the deadline `settle`. */
export function* aftermath(watched: readonly Watch[], path: string, context: MatchContext): Piece<Map<string, Finding>> {
  const findings = new Map<string, Finding>();
  for (const [n, subject] of watched.entries()) {
    const finding = yield* after(subject, `${path}.after.${n}`, context);
    const earlier = findings.get(subject.key);
    if (earlier === undefined || earlier.grade === 'pass') findings.set(subject.key, finding);
  }
  return findings;
}

function* after(subject: Watch, step: string, context: MatchContext): Piece<Finding> {
  for (let n = 0; ; n++) {
    const now = yield* look(subject.url, step, n, context.facts);
    const finding = compare(subject, now, context);
    if (subject.key === 'created' && finding.grade === 'broken') return yield* whoseIsIt(subject, now, finding, step, context);
    if (finding.grade !== 'pass') return finding;
    if (!(yield* again(step, n + 1, 'settle'))) return finding;
  }
}

function compare(subject: Watch, now: Exchange, context: MatchContext): Finding {
  switch (subject.sees) {
    case 'members': {
      const [was, is] = [listingIn(subject.before), listingIn(now)];
      if ('instead' in was || 'instead' in is) return unseen(subject, was, is);
      return sets(subject, was.listing.members, is.listing.members);
    }
    case 'categories': {
      const [was, is] = [categoriesIn(subject.before), categoriesIn(now)];
      if ('instead' in was || 'instead' in is) return unseen(subject, was, is);
      return sets(subject, was.categories.map(categoryId), is.categories.map(categoryId));
    }
    case 'entity': {
      const [was, is] = [entityIn(subject.before), entityIn(now)];
      // a URL where nothing was has to stay empty
      if ('instead' in was) {
        return plain(subject.before.status === now.status, `${subject.name} still answering ${subject.before.ending}`, now.ending);
      }
      if ('instead' in is) return plain(false, `${subject.name} unchanged`, is.instead);
      const differences = differencesOf(was.entity, is.entity, ['volatile'], subject.url, { ...context, exchange: now });
      // the state is what a refused action must not touch
      const states = differencesOf(was.entity, is.entity, [], subject.url, { ...context, exchange: now }).filter((d) =>
        /\.state was/.test(d),
      );
      const all = [...differences, ...states];
      return plain(all.length === 0, `${subject.name} unchanged`, all.length === 0 ? 'unchanged' : shortened(all, 3));
    }
  }
}

function unseen(subject: Watch, ...reads: ({ instead: string } | object)[]): Finding {
  const instead = reads.find((r): r is { instead: string } => 'instead' in r);
  return { grade: 'inconclusive', expected: `${subject.name} as it was`, got: instead?.instead ?? 'unreadable' };
}

function sets(subject: Watch, was: readonly string[], is: readonly string[]): Finding {
  const more = is.filter((m) => !was.includes(m));
  const gone = was.filter((m) => !is.includes(m));
  if (subject.key === 'created')
    return plain(more.length === 0, 'nothing created', more.length === 0 ? 'nothing created' : `new: ${shortened(more)}`);
  const words = [...(more.length > 0 ? [`new: ${shortened(more)}`] : []), ...(gone.length > 0 ? [`gone: ${shortened(gone)}`] : [])];
  return plain(words.length === 0, `${subject.name} unchanged`, words.length === 0 ? 'unchanged' : words.join('; '));
}

function newCategories(before: Exchange, now: Exchange): Category[] {
  const [was, is] = [categoriesIn(before), categoriesIn(now)];
  if ('instead' in was || 'instead' in is) return [];
  const known = new Set(was.categories.map(categoryId));
  return is.categories.filter((c) => !known.has(categoryId(c)));
}

/**
 * A new member may be somebody else's doing: what bears another title than ours shows nothing (a foreign change). What bears a title or
 * term of ours that this request does not have was made by an earlier request, and is seen late. The rest came of the request, and is removed.
 */
function* whoseIsIt(subject: Watch, now: Exchange, finding: Finding, step: string, context: MatchContext): Piece<Finding> {
  const nothing: Finding = { ...finding, grade: 'pass', got: 'nothing created' };
  if (subject.sees === 'categories') {
    const made = newCategories(subject.before, now).filter(({ term }) => !isSeenLate(term, context.exchange));
    for (const { term, scheme, location } of made) {
      if (!term.startsWith(OWN_PREFIX)) continue;
      const url = resolveLocation(location ?? '', now.request.url) ?? '';
      yield { do: 'own', property: { type: 'mixin', location: url, category: { term, scheme } } };
    }
    return made.length > 0 ? finding : nothing;
  }
  if (subject.sees !== 'members') return finding;
  const [was, is] = [listingIn(subject.before), listingIn(now)];
  if ('instead' in was || 'instead' in is || is.listing.by === 'id') return finding;
  const more = is.listing.members.filter((m) => !was.listing.members.includes(m)).slice(0, 20);
  let [ours, foreign] = [0, 0];
  for (const [n, url] of more.entries()) {
    const read = entityIn(yield* look(url, `${step}.new`, n, context.facts));
    const title = 'entity' in read ? read.entity.attributes.get('occi.core.title') : undefined;
    if (typeof title === 'string' && isSeenLate(title, context.exchange)) continue;
    if (typeof title === 'string' && !title.startsWith(OWN_PREFIX)) {
      foreign++;
      continue;
    }
    ours++;
    yield { do: 'own', property: { type: 'resource', location: url, ...(typeof title === 'string' ? { mark: title } : {}) } };
  }
  if (ours > 0) return finding;
  return foreign > 0 ? { ...finding, grade: 'inconclusive', got: `${finding.got}, made by somebody else meanwhile` } : nothing;
}

/** Names of ours are never used twice, so that one which the request does not say belongs to another request. */
function isSeenLate(name: string, { request, requestBody }: Exchange): boolean {
  if (!name.startsWith(OWN_PREFIX)) return false;
  return !request.fields.some(([, value]) => value.includes(name)) && !Buffer.from(requestBody).includes(name);
}
