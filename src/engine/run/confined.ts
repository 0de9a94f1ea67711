/** A transport that leaves the target's origin for nobody: what is tested is this server, wherever it points. */
import type { Outcome, Transport } from '../../http/exchange.js';

/** What an exchange that was not to be is recorded with. */
export const ELSEWHERE = 'not sent: another host than the target';

/** Whether a URL is at the scheme, host and port of the target. */
export function isAtHome(url: string, base: string): boolean {
  return URL.canParse(url) && new URL(url).origin === new URL(base).origin;
}

/** @param base of the target */
export function confined(transport: Transport, base: string): Transport {
  const refused: Outcome = { kind: 'refused', phase: 'connect', detail: ELSEWHERE, elapsed: 0 };
  return {
    send: (request, options) => (isAtHome(request.url, base) ? transport.send(request, options) : Promise.resolve(refused)),
    close: () => transport.close(),
  };
}
