/** Speaks OCCI with a server under test, in any rendering, and looks at every answer for what all of them owe. */
import { expect } from 'vitest';
import { fieldValue, fieldValues, type HeaderField, mediaTypeOf } from '../../message.js';
import { REMARKS } from '../../occi/deviation.js';
import type { Entity, Payload } from '../../occi/model.js';
import { parseMessage } from '../../occi/parse.js';
import { ENTITY_RENDERINGS, type EntityRendering, type Expected, type Rendering } from '../../occi/rendering.js';
import { type Rendered, renderAction, renderCategories, renderCollection, renderEntity } from '../../occi/serialize.js';
import type { ReferenceServer } from '../server.js';
import { type Reply, send } from './client.js';

export interface Asked {
  accept?: string;
  /** Content of the request. */
  content?: Rendered;
  fields?: readonly HeaderField[];
  /** Bytes as they are, beside `fields`. */
  body?: string;
  expected?: Expected;
}

export interface Told extends Reply {
  payload: Payload;
  location: string | undefined;
}

/** Sends and checks: version and types in the fields, a rendering without fault, a message in each error. */
export async function ask(server: ReferenceServer, method: string, target: string, asked: Asked = {}): Promise<Told> {
  const url = new URL(target, server.url).href;
  const fields: HeaderField[] = [
    ...(asked.accept === undefined ? [] : [['Accept', asked.accept] as const]),
    ...(asked.content === undefined ? [] : [['Content-Type', asked.content.contentType] as const, ...asked.content.fields]),
    ...(asked.fields ?? []),
  ];
  const reply = await send(url, method, fields, asked.content?.body ?? asked.body ?? '');
  const what = `${method} ${target} -> ${reply.statusLine}\n${reply.body}`;
  expect(fieldValue(reply.fields, 'Server'), what).toBe('occi-reference/1.0 OCCI/1.2');
  expect(fieldValue(reply.fields, 'Accept'), what).toContain('application/occi+json');
  expect(reply.body, what).not.toContain('Internal error');
  const location = fieldValue(reply.fields, 'Location');
  if (reply.status >= 300) {
    expect(mediaTypeOf(fieldValue(reply.fields, 'Content-Type')), what).toBe('text/plain');
    if (method !== 'HEAD') expect(reply.body.trim(), what).not.toBe('');
    return { ...reply, payload: { kind: 'none' }, location };
  }
  const parsed = parseMessage({ fields: reply.fields, body: Buffer.from(reply.body) }, 'response', asked.expected);
  if (method !== 'HEAD')
    expect(
      parsed.deviations.filter((d) => !REMARKS.has(d.code)),
      what,
    ).toEqual([]);
  expect(fieldValues(reply.fields, 'Content-Length').length, what).toBe(reply.status === 204 ? 0 : 1);
  return { ...reply, payload: parsed.payload, location };
}

/** An entity with nothing but what is given. */
export function entity(kind: string, attributes: Record<string, string | number | boolean> = {}, more: Partial<Entity> = {}): Entity {
  return { kind, mixins: [], attributes: new Map(Object.entries(attributes)), links: [], actions: [], ...more };
}

/** The entity of an answer; a test fails that finds none. */
export function entityOf({ payload, statusLine, body }: Told): Entity {
  if (payload.kind !== 'entity') throw new Error(`no entity in ${statusLine}: ${body}`);
  return payload.entity;
}

/** Locations, or in JSON ids, of a collection; sorted. */
export function membersOf({ payload, statusLine, body }: Told): string[] {
  if (payload.kind === 'none') return [];
  if (payload.kind !== 'collection') throw new Error(`no collection in ${statusLine}: ${body}`);
  return [...payload.locations, ...payload.members.map((m) => String(m.attributes.get('occi.core.id')))].sort();
}

/** Identifiers in a category collection. */
export function categoriesOf({ payload, statusLine, body }: Told): string[] {
  if (payload.kind === 'none') return [];
  if (payload.kind !== 'categories') throw new Error(`no categories in ${statusLine}: ${body}`);
  return payload.categories.map((c) => c.scheme + c.term);
}

/** Creates an instance at a location; gives its URL. */
export async function create(server: ReferenceServer, location: string, content: Entity): Promise<string> {
  const told = await ask(server, 'POST', location, { content: renderEntity(content, 'text/plain') });
  expect(told.status, told.body).toBe(201);
  return told.location ?? '';
}

export { ENTITY_RENDERINGS, type EntityRendering, type Rendering, renderAction, renderCategories, renderCollection, renderEntity };

export const OCCI = 'http://schemas.ogf.org/occi/';
export const COMPUTE = `${OCCI}infrastructure#compute`;
export const NETWORK = `${OCCI}infrastructure#network`;
export const STORAGE = `${OCCI}infrastructure#storage`;
export const NIC = `${OCCI}infrastructure#networkinterface`;
export const TITLE = 'occi.core.title';
export const SUMMARY = 'occi.core.summary';
