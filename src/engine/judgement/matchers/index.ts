/** Every matcher of the test language, held against an exchange. Pure: what it may look at is in the context. */

import { GRADES, type GradedList, type Matcher, type StatusPattern, type Templated } from '../../../spec/suite.js';
import type { Scope } from '../../interpretation/scope.js';
import { isList, isThing, type Value } from '../../interpretation/value.js';
import { type Finding, plain } from '../finding.js';
import { gradeStatus, statusWords } from '../status.js';
import { matchBody, matchFields, matchJson } from './body.js';
import { categoriesIn, matchCategories } from './categories.js';
import { listingIn, matchCollection } from './collection.js';
import type { MatchContext } from './context.js';
import { entityIn, matchEntity, payloadWords } from './entity.js';
import { matchHeader } from './header.js';

type Named = { readonly [name: string]: Value };

/** What comes of one matcher. */
export function match(matcher: Matcher, context: MatchContext): Finding {
  const resolved = (templated: Templated): Named =>
    (isLiteral(templated) ? templated : named(context.scope.resolve(templated), false, context.scope)) as Named;
  switch (matcher.kind) {
    case 'status':
      return matchStatus(resolved(matcher.grades) as GradedList<StatusPattern>, context);
    case 'header':
      return matchHeader(resolved(matcher.fields), context);
    case 'foundBy':
      return matchFoundBy(matcher.grades, context);
    case 'payload':
      return matchPayload(matcher.is, context);
    case 'entity':
      return matchEntity(resolved(matcher.expected), context);
    case 'collection':
      return matchCollection(resolved(matcher.expected), context);
    case 'categories':
      return matchCategories(resolved(matcher.expected), context);
    case 'json':
      return matchJson(resolved(matcher.pointers), context);
    case 'body':
      return matchBody(resolved(matcher.expected), context);
    case 'fields':
      return matchFields(matcher.repeated, context);
    case 'created':
      return context.aftermath?.get('created') ?? plain(false, 'nothing created', 'nobody looked');
    case 'unchanged': {
      const findings = matcher.names.map(
        (name) => context.aftermath?.get(`unchanged:${name}`) ?? plain(false, `${name} unchanged`, 'nobody looked'),
      );
      return (
        findings.find((f) => f.grade !== 'pass') ?? { grade: 'pass', expected: `${matcher.names.join(', ')} unchanged`, got: 'unchanged' }
      );
    }
  }
}

function matchStatus(grades: GradedList<StatusPattern>, context: MatchContext): Finding {
  const { exchange } = context;
  const expected = statusWords(grades);
  if (exchange.status === undefined) {
    return { grade: exchange.outcome.kind === 'timeout' ? 'inconclusive' : 'broken', expected, got: exchange.ending };
  }
  return { grade: gradeStatus(exchange.status, grades), expected, got: exchange.ending };
}

function matchFoundBy(grades: GradedList<string>, context: MatchContext): Finding {
  const by = context.found?.by;
  const grade = by === undefined ? undefined : GRADES.find((g) => grades[g]?.includes(by));
  return {
    grade: grade ?? 'broken',
    expected: `the location of the new entity by ${[...(grades.pass ?? []), ...(grades.note ?? [])].join(' or ')}`,
    got: by === undefined ? 'no way to find the new entity' : `found by ${by}`,
  };
}

function matchPayload(is: 'entity' | 'collection' | 'categories' | 'none', context: MatchContext): Finding {
  const { exchange } = context;
  if (is === 'entity') {
    const read = entityIn(exchange);
    return plain('entity' in read, payloadWords(is), 'entity' in read ? payloadWords(is) : read.instead);
  }
  if (is === 'collection') {
    const read = listingIn(exchange);
    return plain('listing' in read, payloadWords(is), 'listing' in read ? payloadWords(is) : read.instead);
  }
  if (is === 'categories') {
    const read = categoriesIn(exchange);
    return plain('categories' in read, payloadWords(is), 'categories' in read ? payloadWords(is) : read.instead);
  }
  const kind = exchange.payload().kind;
  return plain(kind === 'none', payloadWords('none'), payloadWords(kind));
}

/** Under these keys a bare word that is a name in force stands for what it names; elsewhere it is a literal. */
const NAMING = new Set([
  'includes',
  'excludes',
  'only',
  'sameAs',
  'resolvesTo',
  'idOf',
  'onlyRelatedTo',
  'partitionedBy',
  'subsetOf',
  'changedSince',
  'mixins',
  'links',
  'actions',
  'source',
  'target',
]);

/** Templates that hold nothing to look up, and those that do; each is found out once. */
const literals = new WeakMap<object, boolean>();

function isLiteral(templated: Templated): boolean {
  if (typeof templated === 'string') return !templated.includes('$(');
  if (templated === null || typeof templated !== 'object') return true;
  const known = literals.get(templated);
  if (known !== undefined) return known;
  const entries = Object.entries(templated);
  const literal = entries.every(([key, value]) => !NAMING.has(key) && isLiteral(key) && isLiteral(value));
  literals.set(templated, literal);
  return literal;
}

function named(value: Value, naming: boolean, scope: Scope): Value {
  if (typeof value === 'string') return naming && scope.has(value.split('.')[0] ?? '') ? scope.look(value) : value;
  if (isList(value)) return value.map((item) => named(item, naming, scope));
  if (value === null || typeof value !== 'object' || isThing(value)) return value;
  return Object.fromEntries(Object.entries(value as Named).map(([key, v]) => [key, named(v, NAMING.has(key), scope)]));
}
