/** Begins no more requests in a second than a target wants. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Transport } from './exchange.js';

/** A transport that spaces its requests evenly; time spent waiting counts neither towards the deadline nor in `elapsed`. */
export function paced(inner: Transport, perSecond: number): Transport {
  const gap = 1000 / perSecond;
  let next = 0;
  return {
    async send(request, options) {
      const now = performance.now();
      const mine = Math.max(now, next);
      next = mine + gap;
      if (mine > now) await sleep(mine - now, undefined, options.signal === undefined ? {} : { signal: options.signal });
      return inner.send(request, options);
    },
    close: () => inner.close(),
  };
}
