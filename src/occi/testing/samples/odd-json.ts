/** JSON texts typed by hand, each with one thing odd about it: the code it stands for, and the production it is found in. */
import type { DeviationCode, Production } from '../../deviation.js';

export type OddJson = readonly [code: DeviationCode, production: Production, text: string];

/** A resource with one member replaced or added; the later member would count, so none of these names is written twice. */
function resource(members: string, without: readonly string[] = []): string {
  const standard = { kind: '"http://h/k#compute"', id: '"urn:uuid:0d6e0b0a-58a0-4a8f-9d4b-5d9f6f6b8a11"' };
  const kept = Object.entries(standard).flatMap(([name, value]) => (without.includes(name) ? [] : [`"${name}":${value}`]));
  return `{${[...kept, ...(members === '' ? [] : [members])].join(',')}}`;
}

function link(members: string, without: readonly string[] = []): string {
  const ends = { source: '{"location":"/c/1","kind":"http://h/k#compute"}', target: '{"location":"/n/1","kind":"http://h/k#network"}' };
  const kept = Object.entries(ends).flatMap(([name, value]) => (without.includes(name) ? [] : [`"${name}":${value}`]));
  return resource([...kept, ...(members === '' ? [] : [members])].join(','), without);
}

function kind(members: string, without: readonly string[] = []): string {
  const standard = { term: '"compute"', scheme: '"http://h/k#"', parent: '"http://h/core#resource"', location: '"/compute/"' };
  const kept = Object.entries(standard).flatMap(([name, value]) => (without.includes(name) ? [] : [`"${name}":${value}`]));
  return `{"kinds":[{${[...kept, ...(members === '' ? [] : [members])].join(',')}}]}`;
}

function mixin(members: string, without: readonly string[] = []): string {
  return kind(members, [...without, 'parent']).replace('"kinds"', '"mixins"');
}

function action(members: string, without: readonly string[] = []): string {
  return kind(members, [...without, 'parent', 'location']).replace('"kinds"', '"actions"');
}

function description(members: string): string {
  return kind(`"attributes":{"a.b":{${members}}}`);
}

/** Codes that kinds, mixins and actions share, each shown once in each. */
function shared(): OddJson[] {
  const classes = [
    ['json-kind', kind],
    ['json-mixin', mixin],
    ['json-action', action],
  ] as const;
  return classes.flatMap(([production, write]): OddJson[] => [
    ['member-unknown', production, write('"class":"kind"')],
    ['member-null', production, write('"title":null')],
    ['title-not-string', production, write('"title":1')],
    ['term-missing', production, write('', ['term'])],
    ['term-missing', production, write('"term":""', ['term'])],
    ['term-not-string', production, write('"term":42', ['term'])],
    ['term-charset', production, write('"term":"b@d"', ['term'])],
    ['term-first-char', production, write('"term":"-x"', ['term'])],
    ['scheme-missing', production, write('', ['scheme'])],
    ['scheme-not-string', production, write('"scheme":1', ['scheme'])],
    ['scheme-not-uri', production, write('"scheme":"k#"', ['scheme'])],
    ['attributes-not-object', production, write('"attributes":[]')],
    ['attribute-nested', production, write('"attributes":{"a":{"b":{"c":{"type":"number"}}}}')],
    ['attribute-name-hyphen', production, write('"attributes":{"a.b-c":{}}')],
    ['attribute-name-charset', production, write('"attributes":{"a b":{}}')],
  ]);
}

/** Answers; each is read with the hint that its production gives, see the test. */
export const ODD_JSON: readonly OddJson[] = [
  // the text
  ['json-empty-body', 'json-text', ''],
  ['json-syntax', 'json-text', '{"kind":'],
  ['json-syntax', 'json-text', "{'kind':1}"],
  ['json-syntax', 'json-text', '{"a":1,}'],
  ['json-duplicate-name', 'json-text', '{"kind":"http://h/k#compute","id":"urn:x:1","k\\u0069nd":"http://h/k#compute"}'],
  ['json-too-deep', 'json-text', '['.repeat(201) + ']'.repeat(201)],
  ['json-top-level-not-object', 'json-text', '[]'],
  ['json-top-level-not-object', 'json-text', '"text"'],
  ['empty-object', 'json-text', '{}'],
  ['member-unknown', 'json-text', '{"foo":1}'],
  ['byte-order-mark', 'json-text', `\ufeff${resource('')}`],
  // resources
  ['kind-missing', 'json-resource', resource('', ['kind'])],
  ['kind-not-string', 'json-resource', resource('"kind":["http://h/k#compute"]', ['kind'])],
  ['kind-not-type-identifier', 'json-resource', resource('"kind":"compute"', ['kind'])],
  ['mixins-not-array', 'json-resource', resource('"mixins":"http://h/m#x"')],
  ['mixins-not-strings', 'json-resource', resource('"mixins":[1]')],
  ['mixins-not-type-identifier', 'json-resource', resource('"mixins":["x"]')],
  ['mixins-repeated', 'json-resource', resource('"mixins":["http://h/m#x","http://h/m#x"]')],
  ['actions-not-array', 'json-resource', resource('"actions":{}')],
  ['actions-not-strings', 'json-resource', resource('"actions":[{"term":"go","scheme":"http://h/a#"}]')],
  ['actions-not-type-identifier', 'json-resource', resource('"actions":["go"]')],
  ['attributes-not-object', 'json-resource', resource('"attributes":[]')],
  ['id-missing', 'json-resource', resource('', ['id'])],
  ['id-not-string', 'json-resource', resource('"id":1', ['id'])],
  ['id-not-uri', 'json-resource', resource('"id":"0d6e0b0a-58a0-4a8f-9d4b-5d9f6f6b8a11"', ['id'])],
  ['title-not-string', 'json-resource', resource('"title":1')],
  ['summary-not-string', 'json-resource', resource('"summary":5')],
  ['links-not-array', 'json-resource', resource('"links":{}')],
  ['links-not-objects', 'json-resource', resource('"links":["/l/1"]')],
  ['member-unknown', 'json-resource', resource('"location":"/c/1"')],
  ['member-null', 'json-resource', resource('"title":null')],
  ['entity-wrapped', 'json-resource', `{"resources":[${resource('')}]}`],
  ['resource-in-links', 'json-resource', `{"links":[${resource('"links":[]')}]}`],
  ['core-attribute-repeated', 'json-resource', resource('"title":"t","attributes":{"occi.core.title":"t"}')],
  ['core-attribute-conflicting', 'json-resource', resource('"title":"t","attributes":{"occi.core.title":"u"}')],
  ['core-attribute-misplaced', 'json-resource', resource('"attributes":{"occi.core.title":"t"}')],
  // links
  ['kind-missing', 'json-link', link('', ['kind'])],
  ['kind-not-string', 'json-link', link('"kind":1', ['kind'])],
  ['kind-not-type-identifier', 'json-link', link('"kind":"x"', ['kind'])],
  ['mixins-not-array', 'json-link', link('"mixins":1')],
  ['mixins-not-strings', 'json-link', link('"mixins":[null]')],
  ['mixins-not-type-identifier', 'json-link', link('"mixins":["x"]')],
  ['mixins-repeated', 'json-link', link('"mixins":["http://h/m#x","http://h/m#x"]')],
  ['actions-not-array', 'json-link', link('"actions":1')],
  ['actions-not-strings', 'json-link', link('"actions":[1]')],
  ['actions-not-type-identifier', 'json-link', link('"actions":["x"]')],
  ['attributes-not-object', 'json-link', link('"attributes":1')],
  ['id-missing', 'json-link', link('', ['id'])],
  ['id-not-string', 'json-link', link('"id":1', ['id'])],
  ['id-not-uri', 'json-link', link('"id":"x"', ['id'])],
  ['title-not-string', 'json-link', link('"title":1')],
  ['summary-not-string', 'json-link', link('"summary":1')],
  ['summary-on-link', 'json-link', link('"summary":"s"')],
  ['links-on-link', 'json-link', link('"links":[]')],
  ['rel-on-link', 'json-link', link('"rel":"http://h/k#network"')],
  ['rel-not-string', 'json-link', link('"rel":1')],
  ['member-unknown', 'json-link', link('"self":"/l/1"')],
  ['member-null', 'json-link', link('"title":null')],
  ['link-end-missing-source', 'json-link', link('', ['source'])],
  ['link-end-missing-target', 'json-link', link('', ['target'])],
  ['source-not-object', 'json-link', link('"source":"/c/1"', ['source'])],
  ['target-not-object', 'json-link', link('"target":"/n/1"', ['target'])],
  ['entity-wrapped', 'json-link', `{"links":[${link('')}]}`],
  ['link-in-resources', 'json-link', `{"resources":[${link('')}]}`],
  ['core-attribute-repeated', 'json-link', link('"attributes":{"occi.core.source":"/c/1"}')],
  ['core-attribute-conflicting', 'json-link', link('"attributes":{"occi.core.source":"/c/2"}')],
  ['core-attribute-misplaced', 'json-link', link('"attributes":{"occi.core.source":"/c/1"}', ['source'])],
  ['member-unknown', 'json-link-end', link('"target":{"location":"/n/1","kind":"http://h/k#n","x":1}', ['target'])],
  ['member-null', 'json-link-end', link('"target":{"location":"/n/1","kind":null}', ['target'])],
  ['link-end-location-missing', 'json-link-end', link('"target":{"kind":"http://h/k#n"}', ['target'])],
  ['link-end-location-not-string', 'json-link-end', link('"target":{"location":1}', ['target'])],
  ['link-end-location-not-uri-reference', 'json-link-end', link('"target":{"location":"/n 1"}', ['target'])],
  ['link-end-location-urn', 'json-link-end', link('"target":{"location":"urn:x:1"}', ['target'])],
  ['link-end-kind-missing', 'json-link-end', link('"target":{"location":"/n/1"}', ['target'])],
  ['link-end-kind-not-string', 'json-link-end', link('"target":{"location":"/n/1","kind":1}', ['target'])],
  ['link-end-kind-not-type-identifier', 'json-link-end', link('"target":{"location":"/n/1","kind":"n"}', ['target'])],
  // attributes
  ['attribute-name-hyphen', 'json-attributes', resource('"attributes":{"a.b_c":1}')],
  ['attribute-name-charset', 'json-attributes', resource('"attributes":{"a..b":1}')],
  ['attribute-nested', 'json-attributes', resource('"attributes":{"occi":{"compute":{"cores":2}}}')],
  ['value-null', 'json-attributes', resource('"attributes":{"a.b":null}')],
  // invocations
  ['action-missing', 'json-action-invocation', '{"attributes":{}}'],
  ['action-not-string', 'json-action-invocation', '{"action":["http://h/a#go"]}'],
  ['action-not-type-identifier', 'json-action-invocation', '{"action":"go"}'],
  ['attributes-not-object', 'json-action-invocation', '{"action":"http://h/a#go","attributes":[]}'],
  ['member-unknown', 'json-action-invocation', '{"action":"http://h/a#go","x":1}'],
  ['member-null', 'json-action-invocation', '{"action":"http://h/a#go","attributes":null}'],
  // categories
  ...shared(),
  ['category-bare', 'json-category', '{"term":"x","scheme":"http://h/m#","location":"/x/"}'],
  ['parent-missing', 'json-kind', kind('', ['parent'])],
  ['parent-not-string', 'json-kind', kind('"parent":["http://h/k#x"]', ['parent'])],
  ['parent-not-type-identifier', 'json-kind', kind('"parent":"x"', ['parent'])],
  ['location-missing', 'json-kind', kind('', ['location'])],
  ['location-missing', 'json-mixin', mixin('', ['location'])],
  ['location-not-string', 'json-kind', kind('"location":1', ['location'])],
  ['location-not-string', 'json-mixin', mixin('"location":1', ['location'])],
  ['location-not-string', 'json-action', action('"location":1')],
  ['location-not-uri', 'json-kind', kind('"location":"/a b"', ['location'])],
  ['location-not-uri', 'json-mixin', mixin('"location":"/a b"', ['location'])],
  ['location-not-uri', 'json-action', action('"location":"/a b"')],
  ['location-on-action', 'json-action', action('"location":"/a/"')],
  ['actions-on-action', 'json-action', action('"actions":[]')],
  ['actions-not-array', 'json-kind', kind('"actions":{}')],
  ['actions-not-array', 'json-mixin', mixin('"actions":{}')],
  ['actions-not-array', 'json-action', action('"actions":{}')],
  ['actions-not-strings', 'json-kind', kind('"actions":[{}]')],
  ['actions-not-strings', 'json-mixin', mixin('"actions":[{}]')],
  ['actions-not-strings', 'json-action', action('"actions":[{}]')],
  ['actions-not-type-identifier', 'json-kind', kind('"actions":["go"]')],
  ['actions-not-type-identifier', 'json-mixin', mixin('"actions":["go"]')],
  ['actions-not-type-identifier', 'json-action', action('"actions":["go"]')],
  ['depends-not-array', 'json-mixin', mixin('"depends":"http://h/m#x"')],
  ['depends-not-strings', 'json-mixin', mixin('"depends":[1]')],
  ['depends-not-type-identifier', 'json-mixin', mixin('"depends":["x"]')],
  ['applies-not-array', 'json-mixin', mixin('"applies":"http://h/k#x"')],
  ['applies-not-strings', 'json-mixin', mixin('"applies":[1]')],
  ['applies-not-type-identifier', 'json-mixin', mixin('"applies":["x"]')],
  // attribute descriptions
  ['description-not-object', 'json-attribute-description', kind('"attributes":{"a.b":"mutable"}')],
  ['member-unknown', 'json-attribute-description', description('"range":1')],
  ['member-null', 'json-attribute-description', description('"type":null')],
  ['mutable-not-boolean', 'json-attribute-description', description('"mutable":"true"')],
  ['required-not-boolean', 'json-attribute-description', description('"required":1')],
  ['type-not-string', 'json-attribute-description', description('"type":["string"]')],
  ['type-unknown', 'json-attribute-description', description('"type":"integer"')],
  ['pattern-not-object', 'json-attribute-description', description('"pattern":"^a$"')],
  ['pattern-schema-missing', 'json-attribute-description', description('"pattern":{"minimum":1}')],
  ['default-null', 'json-attribute-description', description('"default":null')],
  ['default-type', 'json-attribute-description', description('"type":"number","default":"2"')],
  ['default-type', 'json-attribute-description', description('"default":2')],
  ['description-not-string', 'json-attribute-description', description('"description":1')],
  // collections
  ['empty-object', 'json-entity-collection', '{}'],
  ['member-unknown', 'json-entity-collection', '{"resources":[],"x":1}'],
  ['member-null', 'json-entity-collection', '{"resources":[],"links":null}'],
  ['resources-not-array', 'json-entity-collection', '{"resources":{}}'],
  ['links-not-array', 'json-entity-collection', '{"resources":[],"links":{}}'],
  ['entity-not-object', 'json-entity-collection', '{"resources":[1]}'],
  ['entity-repeated', 'json-entity-collection', `{"resources":[${resource('')},${resource('')}]}`],
  ['location-strings', 'json-entity-collection', '{"resources":["/c/1"]}'],
  ['empty-object', 'json-category-collection', '{}'],
  ['member-unknown', 'json-category-collection', '{"kinds":[],"x":1}'],
  ['member-null', 'json-category-collection', '{"kinds":[],"mixins":null}'],
  ['kinds-not-array', 'json-category-collection', '{"kinds":{}}'],
  ['mixins-not-array', 'json-category-collection', '{"kinds":[],"mixins":{}}'],
  ['actions-not-array', 'json-category-collection', '{"kinds":[],"actions":{}}'],
  ['resources-not-array', 'json-category-collection', '{"kinds":[],"resources":{}}'],
  ['links-not-array', 'json-category-collection', '{"kinds":[],"links":{}}'],
  ['category-not-object', 'json-category-collection', '{"kinds":["http://h/k#compute"]}'],
  [
    'category-repeated',
    'json-category-collection',
    '{"actions":[{"term":"a","scheme":"http://h/a#"},{"term":"a","scheme":"http://h/a#"}]}',
  ],
  ['instances-in-categories', 'json-category-collection', `{"kinds":[],"resources":[${resource('')}]}`],
];
