/** Puts credentials into requests in the place of their reference, last of all, and never for another origin than the target's. */
import { SuiteError } from '../../errors.js';
import type { HeaderField } from '../../message.js';
import type { HttpRequest, Outcome, SendOptions, Transport } from '../exchange.js';
import { requestTarget } from '../request-target.js';
import { type Secrets, secretReference } from '../secrets.js';
import type { Authenticator } from './authenticator.js';

export interface AuthenticatingOptions {
  /** The connections of a principal; undefined for those of everybody. */
  transportOf(principal: string | undefined): Transport;
  /** Base URL of the service under test. */
  target: string;
  /** By the name that references hold. */
  authenticators: ReadonlyMap<string, Authenticator>;
  secrets: Secrets;
}

/** A transport for requests that hold references. A scheme that has learnt from a 401 says so in the outcome, for the caller to send again. */
export function authenticating(options: AuthenticatingOptions): Transport {
  const { authenticators, secrets, transportOf } = options;
  const home = requestTarget(options.target).origin;
  const used = new Set<Transport>();

  const send = async (request: HttpRequest, given: SendOptions): Promise<Outcome> => {
    const foreign = requestTarget(request.url).origin !== home;
    if (foreign && JSON.stringify(request.fields).includes('{{secret:')) {
      throw new SuiteError('internal', `request [${request.method} ${request.url}]: it holds credentials for ${home}`);
    }
    const transport = transportOf(foreign ? 'none' : given.principal);
    used.add(transport);
    const found = foreign ? undefined : referenceIn(request, authenticators);
    if (found === undefined) return transport.send(foreign ? request : secrets.fill(request), given);
    const { at, authenticator } = found;
    const field = await authenticator.authorise(request);
    const fields = request.fields.flatMap((old, i): HeaderField[] => (i === at ? (field === undefined ? [] : [field]) : [old]));
    const outcome = await transport.send(secrets.fill({ ...request, fields }), given);
    if (outcome.kind !== 'response') return outcome;
    const { again, problem } = await authenticator.learn(request, field, outcome.response);
    return { ...outcome, ...(again ? { again } : {}), ...(problem === undefined ? {} : { problem }) };
  };

  return {
    send,
    async close() {
      await Promise.all([...used].map((transport) => transport.close()));
    },
  };
}

function referenceIn(
  request: HttpRequest,
  authenticators: ReadonlyMap<string, Authenticator>,
): { at: number; authenticator: Authenticator } | undefined {
  for (const [name, authenticator] of authenticators) {
    const at = request.fields.findIndex(([, value]) => value.endsWith(secretReference(name)) && /^(\S+ )?\{\{/.test(value));
    if (at >= 0) return { at, authenticator };
  }
  return undefined;
}
