/** Fixtures: the key that names the form becomes `form`, and a key that the form does not know is refused. */
import type { EntityChanges, Fixture } from '../suite.js';
import { defined, mapOf, numberOf, oneOf, templated, templatedMap, textOf, textsOf } from './json.js';
import type { Reading } from './reading.js';

/** Keys of each form besides the one that names it. */
const KEYS = {
  resource: ['with', 'state', 'count', 'offering'],
  link: [],
  kind: ['type', 'recipe', 'not'],
  kinds: ['atLeast'],
  category: ['class', 'hasUnrelated'],
  mixin: ['related', 'for', 'notFor', 'not', 'where', 'members'],
  action: ['of'],
  unused: ['under', 'at'],
  path: ['of'],
} as const;

type Form = keyof typeof KEYS;
const FORMS: readonly Form[] = ['resource', 'link', 'kind', 'kinds', 'category', 'mixin', 'action', 'unused', 'path'];

export function readFixtures(value: unknown, reading: Reading): Record<string, Fixture> {
  const fixtures: Record<string, Fixture> = {};
  for (const [name, one] of Object.entries(mapOf(value))) {
    const fixture = readFixture(name, mapOf(one), reading);
    if (fixture !== undefined) fixtures[name] = fixture;
  }
  return fixtures;
}

function readFixture(name: string, map: Record<string, unknown>, reading: Reading): Fixture | undefined {
  const form = reading.only(map, FORMS, `the fixture ${name}`);
  if (form === undefined) return undefined;
  const allowed: readonly string[] = KEYS[form];
  for (const key of Object.keys(map)) {
    if (key !== form && !allowed.includes(key)) {
      reading.refuse(map, `a fixture with ${form} does not know ${key}${allowed.length > 0 ? ` (known: ${allowed.join(', ')})` : ''}`);
    }
  }
  const of = textOf(map[form]);
  const optional = (key: string) => (map[key] === undefined ? undefined : textOf(map[key]));
  switch (form) {
    case 'resource':
      return {
        form,
        of,
        ...defined<{ with?: EntityChanges; state?: string; count?: number; offering?: 'action' }>({
          with: map.with === undefined ? undefined : readWith(mapOf(map.with)),
          state: optional('state'),
          count: typeof map.count === 'number' ? map.count : undefined,
          offering: oneOf(map.offering, ['action']),
        }),
      };
    case 'link':
      return { form, of };
    case 'kind':
      return {
        form,
        of,
        type: oneOf(map.type, ['resource', 'link']) ?? 'resource',
        ...defined<{ recipe?: 'without-mixins'; not?: string }>({ recipe: oneOf(map.recipe, ['without-mixins']), not: optional('not') }),
      };
    case 'kinds':
      return { form, of: oneOf(map.kinds, ['locatable', 'creatable']) ?? 'locatable', atLeast: numberOf(map.atLeast, 1) };
    case 'category':
      return { form, hasUnrelated: map.hasUnrelated === true, ...defined<{ class?: string }>({ class: optional('class') }) };
    case 'mixin':
      return { form, of, ...readMixin(map, optional) };
    case 'action':
      return { form, action: of, of: textOf(map.of) };
    case 'unused':
      return {
        form,
        what: oneOf(map.unused, ['url', 'mixin']) ?? 'url',
        ...defined<{ under?: string; at?: string }>({ under: optional('under'), at: optional('at') }),
      };
    case 'path':
      return { form, path: 'common-parent', of: textOf(map.of) };
  }
}

type MixinKeys = Omit<Extract<Fixture, { form: 'mixin' }>, 'form' | 'of'>;

function readMixin(map: Record<string, unknown>, optional: (key: string) => string | undefined): Partial<MixinKeys> {
  return defined<MixinKeys>({
    related: optional('related'),
    for: optional('for'),
    notFor: optional('notFor'),
    not: optional('not'),
    where: map.where === undefined ? undefined : templated(map.where),
    members: map.members === undefined ? undefined : textsOf(map.members),
  });
}

function readWith(map: Record<string, unknown>): EntityChanges {
  return defined<EntityChanges>({
    attributes: map.attributes === undefined ? undefined : templatedMap(map.attributes),
    mixins: map.mixins === undefined ? undefined : { add: textsOf(map.mixins) },
  });
}
