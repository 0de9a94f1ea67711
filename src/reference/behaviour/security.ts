/** Decisions on who may do what (GFD.223 section 12); they arise only in a server that demands credentials. */
import type { HeaderField } from '../../message.js';
import { type Choice, type Context, choose } from '../context.js';
import { Refusal } from '../outcome.js';
import type { Request } from '../request.js';
import type { Instance } from '../world.js';

export interface SecurityBehaviour {
  /** Who the client is taken for; `shown` is what its credentials say. */
  identify: (request: Request, shown: string | undefined) => string | undefined;
  /** Whether a request may be carried out without credentials. */
  isOpen: (context: Context) => boolean;
  unauthenticatedStatus: Choice<number>;
  /** Values of WWW-Authenticate, from those of the scheme. */
  challenges: (context: Context, ofScheme: readonly string[]) => readonly string[];
  /** Whether the client may do with the instance what it asks for; by itself only its owner may. */
  mayAccess: (context: Context, entity: Instance, owner: string | undefined) => boolean;
  forbiddenStatus: Choice<number>;
  /** Whether collections show the instance to the client. */
  sees: (context: Context, entity: Instance, owner: string | undefined) => boolean;
}

export function securityBehaviour(): SecurityBehaviour {
  return {
    identify: (_request, shown) => shown,
    isOpen: () => false,
    unauthenticatedStatus: 401,
    challenges: (_context, ofScheme) => ofScheme,
    mayAccess: (context, _entity, owner) => owner === undefined || owner === context.principal,
    forbiddenStatus: 403,
    sees: (context, _entity, owner) => owner === undefined || owner === context.principal,
  };
}

/** Refuses a client that has not shown who it is. */
export function demandCredentials(context: Context, ofScheme: readonly string[]): void {
  const { security } = context.behaviour;
  if (context.principal !== undefined || security.isOpen(context)) return;
  const status = choose(security.unauthenticatedStatus, context);
  const challenges = security.challenges(context, ofScheme).map((value): HeaderField => ['WWW-Authenticate', value]);
  throw new Refusal(status, 'Credentials are demanded here', challenges);
}

/** Refuses a request for an instance of somebody else. */
export function demandRights(context: Context, entity: Instance): void {
  const { security } = context.behaviour;
  if (security.mayAccess(context, entity, context.ownerOf(entity.path))) return;
  throw new Refusal(choose(security.forbiddenStatus, context), 'This belongs to somebody else');
}
