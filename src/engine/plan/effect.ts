/** What a request may touch, worked out from its method, target and content (design: What a request may touch). */
import type { ExchangeContext } from '../../record/format.js';
import { EFFECTS, type Effect } from '../../spec/catalogue.js';
import type { Facts } from '../discovery/facts.js';
import type { CategoryValue } from '../interpretation/value.js';

/** What a request is aimed at, as far as the rules below tell targets apart. */
export type Aim =
  | { at: 'qi' | 'elsewhere' }
  | { at: 'kind' }
  /** `own`: a mixin that the suite made. */
  | { at: 'mixin'; own: boolean }
  /** An entity that the suite made, or a URL that it made up. */
  | { at: 'entity' };

export interface Weight {
  method: string;
  aim: Aim;
  /** The query names an action. */
  action: boolean;
  /** `own`: all that the content names is the suite's; `other`: it may name what is not; `none`: it names nothing. */
  content: 'own' | 'other' | 'none';
}

/** The heaviest effect that a careless server could let this request have. */
export function effectOf({ method, aim, action, content }: Weight): Effect {
  if (method === 'GET' || method === 'HEAD') return 'none';
  switch (aim.at) {
    case 'entity':
      return 'own';
    case 'qi':
      // at worst a POST adds a mixin that is named by us
      return !action && (method === 'POST' || (method === 'DELETE' && content === 'own')) ? 'own' : 'shared';
    case 'kind':
      if (method === 'DELETE') return 'bulk';
      return method === 'POST' && !action ? 'own' : 'shared';
    case 'mixin':
      if (aim.own) return 'own';
      if (method === 'DELETE' && content === 'none') return 'bulk';
      return method === 'POST' && !action && content === 'own' ? 'own' : 'shared';
    case 'elsewhere':
      return 'shared';
  }
}

/** True when the target's permission covers an effect. */
export function allows(permission: Effect, effect: Effect): boolean {
  return EFFECTS.indexOf(effect) <= EFFECTS.indexOf(permission);
}

/** The heavier of two effects. */
export function heavierEffect(a: Effect, b: Effect): Effect {
  return allows(a, b) ? a : b;
}

/** What we know of a request whose effect is none or has been worked out. */
export function contextOf(url: string, facts: Pick<Facts, 'urls' | 'categories'>, effect: Effect = 'none'): ExchangeContext {
  return { target: targetOf(url, facts), effect, wellFormed: true };
}

/** What a URL is, by the query interface; anything else below the base counts as entity when the caller does not know better. */
export function targetOf(url: string, facts: Pick<Facts, 'urls' | 'categories'>): ExchangeContext['target'] {
  const [path] = url.split('?');
  if (path === facts.urls.qi || path === facts.urls.wellKnown) return 'qi';
  const category = categoryAt(path ?? url, facts);
  if (category !== undefined) return category.class === 'kind' ? 'kind' : 'mixin';
  return 'entity';
}

/** The kind or mixin whose collection is at a URL. */
export function categoryAt(url: string, facts: Pick<Facts, 'categories'>): CategoryValue | undefined {
  return facts.categories.find((c) => c.location === url);
}
