/** Whether the query interface tells of what an instance shows (GFD.223 section 9). */
import { type Category, categoryId, type Entity } from '../../../occi/model.js';
import { OWN_PREFIX } from '../../interpretation/identity.js';
import { type Finding, plain } from '../finding.js';
import type { MatchContext } from './context.js';

/** What a query interface tells of. */
export interface Announcement {
  ids: ReadonlySet<string>;
  actions: ReadonlySet<string>;
  attributes: ReadonlySet<string>;
}

/** What these categories announce. */
export function announcementOf(categories: readonly Pick<Category, 'actions' | 'attributes' | 'term' | 'scheme'>[]): Announcement {
  const ids = new Set(categories.map(categoryId));
  return {
    ids,
    actions: new Set([...ids, ...categories.flatMap((c) => c.actions)]),
    attributes: new Set(categories.flatMap((c) => c.attributes.map((a) => a.name))),
  };
}

const CORE_ATTRIBUTE = /^occi\.core\./;

/**
 * `kind mixins actions attributes`: which of these have to be among the categories of the query interface. Mixins of the suite are left
 * out, since the query interface need not have been read while they were there. An attribute counts as announced when any category
 * defines it, an action also when a category only names it.
 */
export function matchAnnounced(entity: Entity, aspects: readonly string[], context: MatchContext): Finding {
  const { ids, actions, attributes } = context.announced ?? announcementOf(context.facts.categories);
  const hidden = aspects.flatMap((aspect): string[] => {
    switch (aspect) {
      case 'kind':
        return entity.kind === undefined || ids.has(entity.kind) ? [] : [`kind ${entity.kind}`];
      case 'mixins':
        return entity.mixins.filter((id) => !ids.has(id) && !id.includes(OWN_PREFIX)).map((id) => `mixin ${id}`);
      case 'actions':
        return entity.actions.filter(({ id }) => !actions.has(id)).map(({ id }) => `action ${id}`);
      case 'attributes':
        return [...entity.attributes.keys()].filter((n) => !attributes.has(n) && !CORE_ATTRIBUTE.test(n)).map((n) => `attribute ${n}`);
      default:
        return [`no such aspect: ${aspect}`];
    }
  });
  return plain(
    hidden.length === 0,
    `${aspects.join(' and ')} announced by the query interface`,
    hidden.length === 0 ? 'all announced' : `not announced: ${hidden.join(', ')}`,
  );
}
