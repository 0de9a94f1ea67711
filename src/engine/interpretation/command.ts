/**
 * What a test case asks for while it is interpreted. A case is a generator: it yields commands and receives replies,
 * and never touches network, clock or randomness itself, so a replay of its replies repeats its verdict.
 */
import type { HttpRequest } from '../../http/exchange.js';
import type { ExchangeContext } from '../../record/format.js';
import type { Deadlines } from '../../spec/catalogue.js';
import type { Exchange } from './exchange.js';

export type Command =
  | {
      do: 'send';
      step: string;
      iteration: number;
      request: HttpRequest;
      context: ExchangeContext;
      /** What the request may bring into being; entered in the ledger before it is sent. */
      intent?: Intent;
    }
  /** May the case look again? Waits the target's interval first. */
  | { do: 'pause'; step: string; observations: number; deadline: keyof Deadlines }
  /** The poll is over because its condition holds. */
  | { do: 'settle'; step: string; observations: number }
  /** Something of ours exists at this URL. */
  | { do: 'own'; property: Property }
  /** It is gone. */
  | { do: 'disown'; location: string };

export interface Intent {
  type: Property['type'];
  /** Title or term by which it could be recognised. */
  mark: string | undefined;
}

export interface Property {
  type: 'resource' | 'link' | 'mixin';
  location: string;
  /** Of a mixin: what a DELETE on the query interface has to name. */
  category?: { term: string; scheme: string };
  /** Kind of an entity. */
  kind?: string;
  /** Title by which it was asked for. */
  mark?: string;
}

export type Reply = { kind: 'exchange'; exchange: Exchange } | { kind: 'again'; again: boolean } | { kind: 'done' };

/** A piece of interpretation: yields commands, receives replies, returns T. */
export type Piece<T> = Generator<Command, T, Reply>;

/** Thrown by replay for an exchange that the record does not hold, or holds otherwise. */
export class NotInRecord extends Error {
  override readonly name = 'NotInRecord';
}

/** Sends one request and returns the exchange. */
export function* send(command: Omit<Extract<Command, { do: 'send' }>, 'do'>): Piece<Exchange> {
  const reply = yield { do: 'send', ...command };
  if (reply.kind !== 'exchange') throw new TypeError(`send [${command.step}]: replied with ${reply.kind}`);
  return reply.exchange;
}

/** True while the deadline leaves time for another reading. */
export function* again(step: string, observations: number, deadline: keyof Deadlines): Piece<boolean> {
  const reply = yield { do: 'pause', step, observations, deadline };
  if (reply.kind !== 'again') throw new TypeError(`pause [${step}]: replied with ${reply.kind}`);
  return reply.again;
}
