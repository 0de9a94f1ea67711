/** `when`: a look at this answer, a saved exchange, a loop variable or the instance. */
import type { Condition, StatusPattern } from '../../spec/suite.js';
import type { Facts } from '../discovery/facts.js';
import { Exchange } from '../interpretation/exchange.js';
import type { Scope } from '../interpretation/scope.js';
import { asText, isList, isThing, type Value } from '../interpretation/value.js';
import { listingIn } from './matchers/collection.js';
import { matchHeader } from './matchers/header.js';
import { matchesStatus } from './status.js';

/** True when every part of the condition holds; of a saved exchange that does not exist only what is negated holds. */
export function conditionHolds(condition: Condition | undefined, exchange: Exchange | undefined, scope: Scope, facts: Facts): boolean {
  return Object.entries(condition ?? {}).every(([subject, templated]) => {
    const expected = scope.resolve(templated);
    if (subject === 'status' || subject === 'header')
      return exchange !== undefined && exchangeHolds(exchange, { [subject]: expected }, scope, facts);
    if (subject === 'case') {
      return Object.entries(asMembers(expected)).every(([variable, wanted]) =>
        memberHolds(scope.has(variable) ? scope.get(variable) : undefined, wanted),
      );
    }
    const value = scope.has(subject) ? scope.look(subject) : undefined;
    const subjectValue = isList(value) && value.length > 0 && value.every((v) => v instanceof Exchange) ? value[value.length - 1] : value;
    if (subjectValue instanceof Exchange) return exchangeHolds(subjectValue, asMembers(expected), scope, facts);
    return Object.entries(asMembers(expected)).every(([member, wanted]) =>
      memberHolds(scope.has(subject) ? scope.look(`${subject}.${member}`) : undefined, wanted),
    );
  });
}

function exchangeHolds(exchange: Exchange, expected: Members, scope: Scope, facts: Facts): boolean {
  return Object.entries(expected).every(([aspect, wanted]) => {
    if (aspect === 'status')
      return (
        exchange.status !== undefined && matchesStatus(exchange.status, (isList(wanted) ? wanted : [wanted]) as readonly StatusPattern[])
      );
    if (aspect === 'members') {
      const read = listingIn(exchange);
      return memberHolds('listing' in read ? read.listing.members.length : undefined, wanted);
    }
    if (aspect === 'header') return matchHeader(asMembers(wanted), { exchange, scope, facts }).grade === 'pass';
    return false;
  });
}

type Members = { readonly [name: string]: Value };

function asMembers(value: Value): Members {
  return value !== null && typeof value === 'object' && !isList(value) && !isThing(value) ? (value as Members) : {};
}

/** A member is one of a list, is not what `not` names, or is the value; of a list one item does. */
export function memberHolds(actual: Value, wanted: Value): boolean {
  if (isList(wanted)) return wanted.some((w) => memberHolds(actual, w));
  if (wanted === 'absent') return actual === undefined || actual === null;
  if (wanted === 'present') return actual !== undefined && actual !== null;
  const members = asMembers(wanted);
  if ('not' in members) return !memberHolds(actual, members.not);
  if ('atLeast' in members) return (isList(actual) ? actual.length : Number(actual)) >= Number(members.atLeast);
  if (isList(actual)) return actual.some((one) => memberHolds(one, wanted));
  return asText(actual) === asText(wanted);
}
