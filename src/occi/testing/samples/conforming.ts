/** Messages typed by hand from the grammars, with what they say. The serialiser had no part in them. */
import type { HeaderField } from '../../../message.js';
import type { AttributeValue, Category, Entity, Payload } from '../../model.js';
import type { Rendering } from '../../rendering.js';

export interface Sample {
  title: string;
  role: 'request' | 'response';
  contentType: string;
  rendering: Rendering;
  fields: readonly HeaderField[];
  body: string;
  payload: Payload;
}

const ID = 'urn:uuid:0d6e0b0a-58a0-4a8f-9d4b-5d9f6f6b8a11';
const INFRA = 'http://schemas.ogf.org/occi/infrastructure#';

function entity(given: Partial<Omit<Entity, 'attributes'>> & { attributes?: Record<string, AttributeValue> }): Payload {
  const { attributes = {}, ...rest } = given;
  return {
    kind: 'entity',
    entity: { kind: undefined, mixins: [], links: [], actions: [], ...rest, attributes: new Map(Object.entries(attributes)) },
  };
}

const BARE: Omit<Category, 'class' | 'term' | 'scheme'> = { attributes: [], actions: [], depends: [], applies: [] };

/** The machine that three renderings below show. */
const MACHINE = entity({
  kind: `${INFRA}compute`,
  mixins: ['http://example.org/suite/7f3a#suite-tag'],
  attributes: {
    'occi.core.id': ID,
    'occi.core.title': 'one, two; "three" = \\ four',
    'occi.compute.cores': 2,
    'occi.compute.memory': 1.5,
    'occi.compute.state': 'active',
  },
  actions: [
    { id: 'http://schemas.ogf.org/occi/infrastructure/compute/action#stop', target: 'http://cloud.example/compute/c1?action=stop' },
  ],
});

export const CONFORMING: readonly Sample[] = [
  {
    title: 'a resource in text/plain',
    role: 'response',
    contentType: 'text/plain; charset=utf-8',
    rendering: 'text/plain',
    fields: [],
    body:
      `Category: compute; scheme="${INFRA}"; class="kind"\r\n` +
      'Category: suite-tag;scheme="http://example.org/suite/7f3a#";class=mixin\r\n' +
      'Link: <http://cloud.example/compute/c1?action=stop>; rel="http://schemas.ogf.org/occi/infrastructure/compute/action#stop"\r\n' +
      `X-OCCI-Attribute: occi.core.id="${ID}"\r\n` +
      'X-OCCI-Attribute: occi.core.title="one, two; \\"three\\" = \\\\ four"\r\n' +
      'X-OCCI-Attribute: occi.compute.cores=2, occi.compute.memory=1.5\r\n' +
      'X-OCCI-Attribute: occi.compute.state="active"\r\n',
    payload: MACHINE,
  },
  {
    title: 'the same in text/occi, in one field or several, in any case and order',
    role: 'response',
    contentType: 'text/occi',
    rendering: 'text/occi',
    fields: [
      ['X-OCCI-Attribute', `occi.core.id="${ID}",occi.core.title="one, two; \\"three\\" = \\\\ four"`],
      ['Server', 'acme/2.0 OCCI/1.2'],
      ['category', `compute; scheme="${INFRA}"; class="kind", suite-tag; scheme="http://example.org/suite/7f3a#"; class="mixin"`],
      ['LINK', '<http://cloud.example/compute/c1?action=stop>; rel="http://schemas.ogf.org/occi/infrastructure/compute/action#stop"'],
      ['x-occi-attribute', 'occi.compute.cores=2,  occi.compute.memory=1.5 , occi.compute.state="active"'],
    ],
    body: 'OK',
    payload: MACHINE,
  },
  {
    title: 'a creation in text/occi, without a body',
    role: 'request',
    contentType: 'text/occi',
    rendering: 'text/occi',
    fields: [['Category', `compute; scheme="${INFRA}"; class="kind"`]],
    body: '',
    payload: entity({ kind: `${INFRA}compute` }),
  },
  {
    title: 'a resource with links in text/plain',
    role: 'response',
    contentType: 'text/occi+plain',
    rendering: 'text/plain',
    fields: [],
    body:
      `Category: compute; scheme="${INFRA}"; class="kind"\r\n` +
      `Link: </network/n1>; rel="${INFRA}network"; self="/if/i1"; category="${INFRA}networkinterface http://example.org/m#ip"; ` +
      'occi.networkinterface.interface="eth0"; com.example.vlan=12; com.example.up=true; com.example.name=eth_0\r\n' +
      `X-OCCI-Attribute: occi.core.id="${ID}"\r\n`,
    payload: entity({
      kind: `${INFRA}compute`,
      attributes: { 'occi.core.id': ID },
      links: [
        {
          target: '/network/n1',
          rel: [`${INFRA}network`],
          self: '/if/i1',
          categories: [`${INFRA}networkinterface`, 'http://example.org/m#ip'],
          attributes: new Map<string, AttributeValue>([
            ['occi.networkinterface.interface', 'eth0'],
            ['com.example.vlan', 12],
            ['com.example.up', true],
            ['com.example.name', 'eth_0'],
          ]),
        },
      ],
    }),
  },
  {
    title: 'a link instance in text/plain',
    role: 'response',
    contentType: 'text/plain',
    rendering: 'text/plain',
    fields: [],
    body:
      `Category: storagelink; scheme="${INFRA}"; class="kind"\r\n` +
      `X-OCCI-Attribute: occi.core.id="${ID}"\r\n` +
      'X-OCCI-Attribute: occi.core.source="/compute/c1"\r\n' +
      'X-OCCI-Attribute: occi.core.target="/storage/s1"\r\n',
    payload: entity({
      kind: `${INFRA}storagelink`,
      attributes: { 'occi.core.id': ID, 'occi.core.source': '/compute/c1', 'occi.core.target': '/storage/s1' },
    }),
  },
  {
    title: 'numbers as the grammar writes them',
    role: 'request',
    contentType: 'text/plain',
    rendering: 'text/plain',
    fields: [],
    body: 'Category: k; scheme="http://h/k#"; class="kind"\r\nX-OCCI-Attribute: a.a=007, a.b=.5, a.c=5., a.d=0.25, a.e="5", a.f=false\r\n',
    payload: entity({ kind: 'http://h/k#k', attributes: { 'a.a': 7, 'a.b': 0.5, 'a.c': 5, 'a.d': 0.25, 'a.e': '5', 'a.f': false } }),
  },
  {
    title: 'categories in text/plain',
    role: 'response',
    contentType: 'text/plain',
    rendering: 'text/plain',
    fields: [],
    body:
      `Category: compute; scheme="${INFRA}"; class="kind"; title="A machine, any"; rel="http://schemas.ogf.org/occi/core#resource"; ` +
      'location="http://cloud.example/compute/"; attributes="a.cores a.state{immutable} a.key{immutable required}  a.name{required}"; ' +
      'actions="http://h/a#start http://h/a#stop"\r\n' +
      'Category: Tag.v1_2-x; scheme="http://h/m#"; class="mixin"; rel="http://h/m#base"; location="http://cloud.example/t/"\r\n' +
      'Category: start; scheme="http://h/a#"; class="action"; title=""; attributes="method"\r\n',
    payload: {
      kind: 'categories',
      categories: [
        {
          ...BARE,
          class: 'kind',
          term: 'compute',
          scheme: INFRA,
          title: 'A machine, any',
          parent: 'http://schemas.ogf.org/occi/core#resource',
          location: 'http://cloud.example/compute/',
          attributes: [
            { name: 'a.cores', mutable: true, required: false },
            { name: 'a.state', mutable: false, required: false },
            { name: 'a.key', mutable: false, required: true },
            { name: 'a.name', mutable: true, required: true },
          ],
          actions: ['http://h/a#start', 'http://h/a#stop'],
        },
        {
          ...BARE,
          class: 'mixin',
          term: 'Tag.v1_2-x',
          scheme: 'http://h/m#',
          depends: ['http://h/m#base'],
          location: 'http://cloud.example/t/',
        },
        {
          ...BARE,
          class: 'action',
          term: 'start',
          scheme: 'http://h/a#',
          title: '',
          attributes: [{ name: 'method', mutable: true, required: false }],
        },
      ],
    },
  },
  {
    title: 'an action in text/occi',
    role: 'request',
    contentType: 'text/occi',
    rendering: 'text/occi',
    fields: [
      ['Category', 'stop; scheme="http://h/a#"; class="action"'],
      ['X-OCCI-Attribute', 'method="acpioff"'],
    ],
    body: '',
    payload: { kind: 'action', invocation: { action: 'http://h/a#stop', attributes: new Map([['method', 'acpioff']]) } },
  },
  {
    title: 'a collection in text/plain',
    role: 'response',
    contentType: 'text/plain',
    rendering: 'text/plain',
    fields: [],
    body: 'X-OCCI-Location: http://cloud.example/compute/c1\r\nX-OCCI-Location: /compute/c,2\r\n',
    payload: { kind: 'collection', locations: ['http://cloud.example/compute/c1', '/compute/c,2'], members: [] },
  },
  {
    title: 'a collection in text/occi, joined',
    role: 'response',
    contentType: 'text/occi',
    rendering: 'text/occi',
    fields: [['X-OCCI-Location', 'http://cloud.example/compute/c1, /compute/c2,http://cloud.example/compute/c3']],
    body: 'OK\r\n',
    payload: {
      kind: 'collection',
      locations: ['http://cloud.example/compute/c1', '/compute/c2', 'http://cloud.example/compute/c3'],
      members: [],
    },
  },
  {
    title: 'a collection in text/uri-list',
    role: 'response',
    contentType: 'text/uri-list',
    rendering: 'text/uri-list',
    fields: [],
    body: '# machines\r\nhttp://cloud.example/compute/c1\r\nhttp://cloud.example/compute/c2\r\n',
    payload: { kind: 'collection', locations: ['http://cloud.example/compute/c1', 'http://cloud.example/compute/c2'], members: [] },
  },
  {
    title: 'a resource with a link in JSON',
    role: 'response',
    contentType: 'application/occi+json; charset=utf-8',
    rendering: 'application/occi+json',
    fields: [],
    body: `{
      "kind": "${INFRA}compute", "id": "${ID}", "title": "caf\\u00e9 é", "summary": "s",
      "mixins": ["http://h/m#x"],
      "attributes": { "occi.compute.cores": 2, "com.example.list": [1, "a"], "com.example.map": { "k": null } },
      "actions": ["http://h/a#stop"],
      "links": [ { "kind": "${INFRA}storagelink", "id": "urn:x:l1", "title": "disk",
        "source": { "location": "/compute/c1", "kind": "${INFRA}compute" },
        "target": { "location": "/storage/s1", "kind": "${INFRA}storage" },
        "attributes": { "occi.storagelink.deviceid": "vda" } } ]
    }`,
    payload: entity({
      kind: `${INFRA}compute`,
      mixins: ['http://h/m#x'],
      attributes: {
        'occi.core.id': ID,
        'occi.core.title': 'café é',
        'occi.core.summary': 's',
        'occi.compute.cores': 2,
        'com.example.list': [1, 'a'],
        'com.example.map': { k: null },
      },
      actions: [{ id: 'http://h/a#stop' }],
      links: [
        {
          target: '/storage/s1',
          rel: [`${INFRA}storage`],
          categories: [`${INFRA}storagelink`],
          attributes: new Map([
            ['occi.core.id', 'urn:x:l1'],
            ['occi.core.title', 'disk'],
            ['occi.core.source', '/compute/c1'],
            ['occi.core.source.kind', `${INFRA}compute`],
            ['occi.storagelink.deviceid', 'vda'],
          ]),
        },
      ],
    }),
  },
  {
    title: 'a creation in JSON, without id',
    role: 'request',
    contentType: 'application/occi+json',
    rendering: 'application/occi+json',
    fields: [],
    body: `{"kind":"${INFRA}compute","links":[{"kind":"${INFRA}storagelink","target":{"location":"/storage/s1","kind":"${INFRA}storage"}}]}`,
    payload: entity({
      kind: `${INFRA}compute`,
      links: [{ target: '/storage/s1', rel: [`${INFRA}storage`], categories: [`${INFRA}storagelink`], attributes: new Map() }],
    }),
  },
  {
    title: 'categories in JSON',
    role: 'response',
    contentType: 'application/occi+json',
    rendering: 'application/occi+json',
    fields: [],
    body: `{
      "kinds": [ { "term": "entity", "scheme": "http://schemas.ogf.org/occi/core#" },
        { "term": "k", "scheme": "http://h/k#", "parent": "http://schemas.ogf.org/occi/core#entity", "location": "/k/",
          "attributes": { "a.n": { "type": "number", "mutable": true, "required": true, "default": 1, "description": "how many",
            "pattern": { "$schema": "http://json-schema.org/draft-04/schema#", "minimum": 1 } }, "a.s": {} } } ],
      "mixins": [ { "term": "m", "scheme": "http://h/m#", "location": "/u/{user}/m/", "depends": ["http://h/m#b"], "applies": ["http://h/k#k"] } ],
      "actions": [ { "term": "go", "scheme": "http://h/a#", "attributes": { "method": { "type": "string" } } } ]
    }`,
    payload: {
      kind: 'categories',
      categories: [
        { ...BARE, class: 'kind', term: 'entity', scheme: 'http://schemas.ogf.org/occi/core#' },
        {
          ...BARE,
          class: 'kind',
          term: 'k',
          scheme: 'http://h/k#',
          parent: 'http://schemas.ogf.org/occi/core#entity',
          location: '/k/',
          attributes: [
            {
              name: 'a.n',
              type: 'number',
              mutable: true,
              required: true,
              default: 1,
              description: 'how many',
              pattern: { $schema: 'http://json-schema.org/draft-04/schema#', minimum: 1 },
            },
            { name: 'a.s' },
          ],
        },
        {
          ...BARE,
          class: 'mixin',
          term: 'm',
          scheme: 'http://h/m#',
          location: '/u/{user}/m/',
          depends: ['http://h/m#b'],
          applies: ['http://h/k#k'],
        },
        { ...BARE, class: 'action', term: 'go', scheme: 'http://h/a#', attributes: [{ name: 'method', type: 'string' }] },
      ],
    },
  },
  {
    title: 'an action in JSON',
    role: 'request',
    contentType: 'application/occi+json',
    rendering: 'application/occi+json',
    fields: [],
    body: '{"action":"http://h/a#stop","attributes":{"method":"acpioff"}}',
    payload: { kind: 'action', invocation: { action: 'http://h/a#stop', attributes: new Map([['method', 'acpioff']]) } },
  },
  {
    title: 'an empty collection in JSON',
    role: 'response',
    contentType: 'application/occi+json',
    rendering: 'application/occi+json',
    fields: [],
    body: '{"links": []}',
    payload: { kind: 'collection', locations: [], members: [] },
  },
];
