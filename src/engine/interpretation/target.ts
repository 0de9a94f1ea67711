/** Where a step's request goes, and what kind of target that is. */
import type { ExchangeContext } from '../../record/format.js';
import type { Content } from '../../spec/suite.js';
import type { Facts } from '../discovery/facts.js';
import { type Aim, targetOf, type Weight } from '../plan/effect.js';
import { Ending } from './ending.js';
import type { Scope } from './scope.js';
import { asLocation, isList, isThing, type Value } from './value.js';

export interface Destination {
  url: string;
  value: Value;
  aim: Aim;
  target: ExchangeContext['target'];
}

/** The URL that a target names; a name without one ends the case. */
export function destination(target: string, scope: Scope, facts: Facts): Destination {
  const { urls } = facts;
  switch (target) {
    case 'qi':
      return { url: urls.qi, value: undefined, aim: { at: 'qi' }, target: 'qi' };
    case 'well-known':
      return { url: urls.wellKnown, value: undefined, aim: { at: 'qi' }, target: 'qi' };
    case 'base':
      return { url: urls.base, value: undefined, aim: { at: 'elsewhere' }, target: 'other' };
    case 'authority':
      return { url: `${urls.authority}/`, value: undefined, aim: { at: 'elsewhere' }, target: 'other' };
    default:
      break;
  }
  if (target.startsWith('/')) {
    const url = urls.base + String(scope.text(target)).slice(1);
    return { url, value: url, aim: { at: 'elsewhere' }, target: 'other' };
  }
  const looked = target.startsWith('$(') ? scope.text(target) : scope.look(target);
  const value = isList(looked) ? looked[0] : looked;
  const url = asLocation(value);
  if (url === undefined) throw new Ending('not-applicable', `${target} has no location`);
  return { url, value, aim: aimOf(value), target: isThing(value) ? targetName(value, url, facts) : targetOf(url, facts) };
}

function aimOf(value: Value): Aim {
  if (!isThing(value)) return { at: 'elsewhere' };
  switch (value.what) {
    case 'entity':
      return { at: 'entity' };
    case 'place':
      return { at: value.own ? 'entity' : 'elsewhere' };
    case 'category':
      return value.class === 'kind' ? { at: 'kind' } : { at: 'mixin', own: value.own };
    default:
      return { at: 'elsewhere' };
  }
}

function targetName(value: Value, url: string, facts: Facts): ExchangeContext['target'] {
  if (!isThing(value)) return 'other';
  if (value.what === 'category') return value.class === 'kind' ? 'kind' : 'mixin';
  if (value.what === 'place') return value.own ? 'entity' : 'collection';
  return targetOf(url, facts);
}

/** Whether what a request names is the suite's. */
export function contentWeight(content: Content | undefined, scope: Scope): Weight['content'] {
  switch (content?.kind) {
    case undefined:
      return 'none';
    case 'collection':
    case 'categories':
      return content.names.every((name) => namesOwn(name, scope)) ? 'own' : 'other';
    case 'raw':
      return 'other';
    default:
      return 'own';
  }
}

function namesOwn(name: string, scope: Scope): boolean {
  const value = name.startsWith('$(') ? scope.text(name) : scope.look(name);
  return (isList(value) ? value : [value]).every(
    (v) => isThing(v) && (v.what === 'entity' || ((v.what === 'category' || v.what === 'place') && v.own)),
  );
}
