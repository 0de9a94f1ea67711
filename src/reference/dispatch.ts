/** The course of one request: what it is for, whether it may be, the operation, and the answer in one rendering. */

import type { HeaderField } from '../message.js';
import { fieldValue } from '../message.js';
import type { Authentication } from './authentication.js';
import type { Behaviour } from './behaviour/behaviour.js';
import { demandCredentials, demandRights } from './behaviour/security.js';
import { type AnswerHead, type Context, choose } from './context.js';
import { operationFor } from './operations/table.js';
import { type Outcome, Refusal } from './outcome.js';
import type { Request } from './request.js';
import type { Site } from './site/site.js';
import type { Store } from './store.js';
import { findTarget } from './target.js';

/** An answer ready for the wire. */
export interface Answer {
  head: AnswerHead;
  fields: readonly HeaderField[];
  body: Buffer;
}

export interface Machine {
  site: Site;
  store: Store;
  behaviour: Behaviour;
  /** Undefined where nobody is asked for credentials. */
  authentication?: Authentication;
  /** Who created what, by path. */
  owners: Map<string, string>;
}

/** Answers the request; the store has the new state of affairs afterwards. Never throws for what a client sends. */
export function answerRequest(request: Request, machine: Machine): Answer {
  const { store, behaviour } = machine;
  store.tick();
  const context = newContext(request, machine);
  try {
    const { outcome, writes } = carryOut(context, machine);
    const rendered = render(context, outcome);
    if (writes) enterOwners(context, machine);
    if (writes) store.commit(context.world, choose(behaviour.protocol.lag, context));
    return rendered;
  } catch (error) {
    const refusal = behaviour.protocol.refusal(context, error instanceof Refusal ? error : internal(error));
    if (isWrite(request) && choose(behaviour.protocol.keepsRefusedWrites, context)) {
      store.commit(context.world, choose(behaviour.protocol.lag, context));
    }
    return refuse(context, refusal);
  }
}

/** The answer to something that is no HTTP or has no target. */
export function answerUnreadable(status: number, message: string, behaviour: Behaviour): Answer {
  const head: AnswerHead = { status, method: '', context: undefined, fields: [] };
  const { protocol } = behaviour;
  return complete(head, behaviour, protocol.errorMessage(undefined, new Refusal(status, message)), protocol.errorType);
}

/** What is there and was not before belongs to whoever sent the request. */
function enterOwners({ world, principal }: Context, { authentication, owners }: Machine): void {
  if (authentication === undefined || principal === undefined) return;
  for (const path of world.entities.keys()) if (!owners.has(path)) owners.set(path, principal);
}

function isWrite(request: Request): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD';
}

function newContext(request: Request, { site, store, behaviour, authentication, owners }: Machine): Context {
  const context: Context = {
    request,
    behaviour,
    site,
    world: store.current,
    after: (requests, change) => store.after(requests, change),
    target: { kind: 'nothing', creatable: undefined },
    principal: authentication === undefined ? undefined : behaviour.security.identify(request, authentication.principalOf(request)),
    ownerOf: (path) => owners.get(path),
    output: 'text/plain',
    input: undefined,
    payload: { kind: 'none' },
    operation: '',
  };
  return { ...context, world: isWrite(request) ? store.current.copy() : store.seen(choose(behaviour.protocol.lag, context)) };
}

function carryOut(context: Context, { authentication }: Machine): { outcome: Outcome; writes: boolean } {
  const { behaviour, request } = context;
  const { protocol, queryInterface } = behaviour;
  if (protocol.isVersionTooHigh(context)) {
    throw new Refusal(choose(protocol.versionTooHighStatus, context), 'This server implements OCCI 1.2 and nothing higher');
  }
  context.target = findTarget(request.path, context.world, context.site, {
    queryInterface: protocol.basePath + queryInterface.path,
    wellKnown: queryInterface.wellKnown,
    unbound: behaviour.offering.unboundPaths,
  });
  if (authentication !== undefined) {
    demandCredentials(context, authentication.challenges(request));
    if (context.target.kind === 'entity') demandRights(context, context.target.entity);
  }
  const operation = operationFor(context);
  context.operation = operation.name;
  // What is not defined needs no rendering to be refused in.
  if (operation.name === '') return { outcome: operation.perform(context), writes: isWrite(request) };
  context.input = behaviour.requests.hasPayload(context) ? behaviour.negotiation.inputRendering(context) : undefined;
  context.output = behaviour.requests.output(context);
  context.payload = behaviour.requests.payload(context);
  return { outcome: operation.perform(context), writes: isWrite(request) };
}

function render(context: Context, outcome: Outcome): Answer {
  const { behaviour, request } = context;
  const rendered = behaviour.rendering.render(context, outcome.content, outcome.status);
  const location = outcome.location === undefined ? undefined : behaviour.protocol.locationField(context, outcome.location);
  const head: AnswerHead = {
    status: outcome.status,
    method: request.method,
    context,
    fields: [...(location === undefined ? [] : [['Location', location] as const]), ...(outcome.fields ?? []), ...rendered.fields],
  };
  if (behaviour.negotiation.isHeadTooLarge(context, head.fields)) {
    throw new Refusal(choose(behaviour.negotiation.headTooLargeStatus, context), 'The answer does not fit into header fields');
  }
  return complete(head, behaviour, rendered.body, rendered.contentType);
}

function refuse(context: Context, refusal: Refusal): Answer {
  const head: AnswerHead = { status: refusal.status, method: context.request.method, context, fields: refusal.fields };
  const { protocol } = context.behaviour;
  return complete(head, context.behaviour, protocol.errorMessage(context, refusal), protocol.errorType);
}

/** Adds the fields that every answer has. */
function complete(head: AnswerHead, behaviour: Behaviour, text: string | Uint8Array, mediaType: string | undefined): Answer {
  const { protocol } = behaviour;
  const hasBody = protocol.hasBody(head.status);
  const body = hasBody ? Buffer.from(text) : Buffer.alloc(0);
  const chunked = head.context !== undefined && choose(protocol.chunked, head.context);
  const keeps = head.context !== undefined && choose(protocol.keepsConnection, head.context);
  const optional = (name: string, value: string | undefined): HeaderField[] => (value === undefined ? [] : [[name, value]]);
  const labelled =
    mediaType !== undefined && (body.length > 0 || head.status < 300) && hasBody && fieldValue(head.fields, 'Content-Type') === undefined;
  const fields: HeaderField[] = [
    ...optional('Server', protocol.serverField(head)),
    ['Date', new Date().toUTCString()],
    ...optional('Accept', protocol.acceptField(head)),
    ...(labelled ? optional('Content-Type', protocol.contentTypeField(head, mediaType)) : []),
    ...head.fields,
    ...(hasBody ? [chunked ? (['Transfer-Encoding', 'chunked'] as const) : (['Content-Length', String(body.length)] as const)] : []),
    ...(keeps ? [] : [['Connection', 'close'] as const]),
  ];
  return { head, fields: protocol.arrangeFields(head, fields), body };
}

function internal(error: unknown): Refusal {
  // A fault of this server shows in its answer, so that a test of ours that meets it can tell it from a deviation.
  return new Refusal(500, error instanceof Error ? `Internal error: ${error.message}` : 'Internal error');
}
