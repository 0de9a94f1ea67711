/** An exchange made up for tests: a GET in text/plain that was answered 200. */
import type { ExchangeContext } from '../../record/format.js';
import { Exchange } from '../interpretation/exchange.js';

const BASE = 'http://127.0.0.1:1/';

/** The answer with these lines as its body. */
export function textAnswer(target: ExchangeContext['target'], lines: readonly string[]): Exchange {
  return new Exchange(
    { case: 'a', attempt: 1, step: '1', iteration: 0, try: 0 },
    { method: 'GET', url: target === 'qi' ? `${BASE}-/` : `${BASE}vms/`, fields: [['Accept', 'text/plain']] },
    new Uint8Array(),
    { kind: 'response', version: '1.1', status: 200, reason: 'OK', fields: [['Content-Type', 'text/plain']], framing: [] },
    new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join('')),
    { target, effect: 'none', wellFormed: true },
  );
}
