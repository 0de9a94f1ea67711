/** `agree`: saved readings of one entity in several renderings tell the same. */

import { resolveLocation } from '../../occi/location.js';
import { categoryId } from '../../occi/model.js';
import type { Assertion } from '../../record/format.js';
import type { AgreeStep } from '../../spec/suite.js';
import { assertionsOf, decided } from '../judgement/assertions.js';
import { plain } from '../judgement/finding.js';
import { categoriesIn } from '../judgement/matchers/categories.js';
import { listingIn } from '../judgement/matchers/collection.js';
import { differencesOf, entityIn, shortened } from '../judgement/matchers/entity.js';
import type { Attempt } from './attempt.js';
import { Exchange } from './exchange.js';
import type { Scope } from './scope.js';
import { isList } from './value.js';

/** One assertion over all pairs with the first reading; what was refused in some rendering is no reading. */
export function agree(step: AgreeStep, scope: Scope, attempt: Attempt): Assertion[] {
  const saved = scope.look(step.saved);
  const exchanges = (isList(saved) ? saved : [saved]).filter((v): v is Exchange => v instanceof Exchange && v.ok);
  const clauses = decided(step, { scope }, attempt.clauses);
  const [first, ...others] = exchanges;
  const where = { source: step.at.join(':'), ...(others[0] === undefined ? {} : { exchange: others[0].text }) };
  if (first === undefined || others.length === 0) {
    return assertionsOf({ grade: 'notOffered', expected: 'two readings to compare', got: `${exchanges.length}` }, clauses, where);
  }
  const differences = others.flatMap((other) =>
    differencesBetween(first, other, step, attempt).map((d) => `${other.rendering ?? 'no rendering'}: ${d}`),
  );
  return assertionsOf(
    plain(
      differences.length === 0,
      `the same ${step.about.join(', ')} as in ${first.rendering ?? 'the first'}`,
      differences.length === 0 ? `${exchanges.length} readings agree` : shortened(differences, 3),
    ),
    clauses,
    where,
  );
}

function differencesBetween(first: Exchange, other: Exchange, step: AgreeStep, attempt: Attempt): string[] {
  const about = new Set(step.about);
  if (about.has('categories') || about.has('locations')) return categoryDifferences(first, other, about.has('locations'));
  if (about.has('members')) {
    const [a, b] = [listingIn(first), listingIn(other)];
    if ('instead' in a || 'instead' in b) return ['not both are entity collections'];
    return a.listing.by === b.listing.by
      ? setDifferences(a.listing.members, b.listing.members, 'member')
      : a.listing.members.length === b.listing.members.length
        ? []
        : ['another number of members'];
  }
  const [a, b] = [entityIn(first), entityIn(other)];
  if ('instead' in a || 'instead' in b) return ['not both are entity renderings'];
  const except = [...step.except, ...(about.has('links') ? [] : ['links']), ...(about.has('mixins') ? [] : ['mixins'])];
  const context = { exchange: other, scope: attempt.scope, facts: attempt.facts };
  const differences = differencesOf(a.entity, b.entity, except, first.request.url, context);
  if (about.has('actions') && !step.except.includes('actions'))
    differences.push(
      ...setDifferences(
        a.entity.actions.map((x) => x.id),
        b.entity.actions.map((x) => x.id),
        'action',
      ),
    );
  if (about.has('links') && a.entity.links.length !== b.entity.links.length)
    differences.push(`${b.entity.links.length} links instead of ${a.entity.links.length}`);
  return differences;
}

function categoryDifferences(first: Exchange, other: Exchange, locations: boolean): string[] {
  const [a, b] = [categoriesIn(first), categoriesIn(other)];
  if ('instead' in a || 'instead' in b) return ['not both are category collections'];
  const key = (exchange: Exchange) => (c: (typeof a.categories)[number]) =>
    locations && c.location !== undefined
      ? `${categoryId(c)} at ${resolveLocation(c.location, exchange.request.url) ?? c.location}`
      : categoryId(c);
  return setDifferences(a.categories.map(key(first)), b.categories.map(key(other)), 'category');
}

function setDifferences(was: readonly string[], is: readonly string[], noun: string): string[] {
  return [
    ...was.filter((m) => !is.includes(m)).map((m) => `${noun} ${m} is missing`),
    ...is.filter((m) => !was.includes(m)).map((m) => `${noun} ${m} is not in the first`),
  ];
}
