/** The embedded OCCI 1.2 server: on loopback, in memory, and wrong only where a deviation says so. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { SuiteError } from '../errors.js';
import type { OcciModel } from '../occi/model.js';
import { type AuthOptions, authenticationBy } from './authentication.js';
import { type Behaviour, conformantBehaviour } from './behaviour/behaviour.js';
import type { Deviation } from './deviations/deviation.js';
import { type Answer, answerRequest, answerUnreadable, type Machine } from './dispatch.js';
import { readRequest } from './request.js';
import { Site } from './site/site.js';
import { Store } from './store.js';
import { sendAnswer, sendRaw } from './wire.js';

export interface ReferenceServerOptions {
  model: OcciModel;
  /** A free one unless given. */
  port?: number;
  /** Applied in this order. */
  deviations?: readonly Deviation[];
  /** Milliseconds before each answer. */
  latency?: number;
  /** Credentials are demanded on every path. */
  auth?: AuthOptions;
  /** Served by TLS. */
  tls?: ReferenceTls;
}

/** PEM texts. */
export interface ReferenceTls {
  key: string;
  cert: string;
  /** Client certificates are demanded that this authority has issued. */
  clientCa?: string;
}

export interface ReferenceServer {
  /** Base of the service, with a slash at its end. */
  url: string;
  close(): Promise<void>;
  /** URLs of the instances that exist. */
  entities(): string[];
}

/** Bytes of a request's header section; a client may send many categories in fields. */
const REQUEST_HEAD = 256 * 1024;

/** Starts a server on 127.0.0.1. */
export async function startReferenceServer(options: ReferenceServerOptions): Promise<ReferenceServer> {
  const behaviour = conformantBehaviour(options.model);
  for (const deviation of options.deviations ?? []) deviation.apply(behaviour);
  const server = serverFor(options.tls);
  // node would silently drop fields beyond a number.
  server.maxHeadersCount = 0;
  const port = await listen(server, options.port ?? 0);
  const origin = `${options.tls === undefined ? 'http' : 'https'}://${behaviour.protocol.hostName}:${port}`;
  const machine: Machine = {
    behaviour,
    ...(options.auth === undefined ? {} : { authentication: authenticationBy(options.auth) }),
    owners: new Map(),
    store: new Store(),
    site: new Site(
      origin,
      behaviour.offering.categories.map((c) => atBase(c, behaviour)),
      options.model.stateMachines,
    ),
  };
  const latency = options.latency ?? 0;
  server.on('request', (message: IncomingMessage, response: ServerResponse) => {
    collect(message, behaviour.protocol.bodyLimit, (body) => {
      const answer = body === undefined ? tooLarge(behaviour) : answerTo(message, body, machine);
      const send = (): void => sendAnswer(response, answer, behaviour.protocol);
      if (latency > 0) setTimeout(send, latency);
      else send();
    });
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : behaviour.protocol.unparsableStatus;
    sendRaw(socket, answerUnreadable(status, 'This is no HTTP request', behaviour), behaviour.protocol);
  });
  return {
    url: origin + behaviour.protocol.basePath,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    entities: () => [...machine.store.current.entities.keys()].map((path) => origin + path),
  };
}

function serverFor(tls: ReferenceTls | undefined): Server {
  const common = { maxHeaderSize: REQUEST_HEAD, keepAliveTimeout: 60_000 };
  if (tls === undefined) return createServer(common);
  const { key, cert, clientCa } = tls;
  const demand = clientCa === undefined ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true };
  return createSecureServer({ ...common, key, cert, ...demand });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => reject(new SuiteError('usage', `cannot listen [port ${port}]: ${cause.message}`, [], { cause })));
    server.listen(port, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** Locations are written relative to the service; here they get its base path. */
function atBase<C extends { location?: string }>(category: C, { protocol }: Behaviour): C {
  return category.location === undefined ? category : { ...category, location: protocol.basePath + category.location.replace(/^\//, '') };
}

/** Hands on the whole body, or undefined when it is larger than the limit. */
function collect(message: IncomingMessage, limit: number, done: (body: Buffer | undefined) => void): void {
  const parts: Buffer[] = [];
  let size = 0;
  message.on('data', (part: Buffer) => {
    size += part.length;
    // The rest is read and thrown away: a client that is still sending would miss the answer.
    if (size <= limit) parts.push(part);
  });
  message.on('end', () => done(size > limit ? undefined : Buffer.concat(parts)));
  // A client that goes away in the middle gets no answer, and nothing happens.
  message.on('error', () => undefined);
}

function answerTo(message: IncomingMessage, body: Buffer, machine: Machine): Answer {
  const request = readRequest(message, body, machine.site.origin);
  return request === undefined
    ? answerUnreadable(machine.behaviour.protocol.unparsableStatus, 'The target is no URL', machine.behaviour)
    : answerRequest(request, machine);
}

function tooLarge(behaviour: Behaviour): Answer {
  const { bodyLimit, bodyTooLargeStatus } = behaviour.protocol;
  return answerUnreadable(bodyTooLargeStatus, `A body may have ${bodyLimit} bytes`, behaviour);
}
