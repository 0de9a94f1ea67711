/** Names what went wrong with a socket: refused, reset, timeout or tls. */
import type { FaultKind, Phase } from './exchange.js';

export interface SocketFault {
  kind: FaultKind;
  phase: Phase;
  detail: string;
}

const RESET = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/** The fault of a connection that never opened. */
export function openingFault(error: Error, phase: 'connect' | 'tls'): SocketFault {
  const code = codeOf(error);
  const detail = describe(error);
  if (code === 'ETIMEDOUT') return { kind: 'timeout', phase, detail };
  if (phase === 'connect') return { kind: 'refused', phase, detail };
  return { kind: code !== undefined && RESET.has(code) ? 'reset' : 'tls', phase, detail };
}

/** The fault of a connection that broke during an exchange; without an error the peer closed it. */
export function breakingFault(error: Error | undefined, phase: Phase, progress: string): SocketFault {
  const code = error && codeOf(error);
  const detail = `${error === undefined ? 'closed by the peer' : describe(error)}: ${progress}`;
  if (code === 'ETIMEDOUT') return { kind: 'timeout', phase, detail };
  if (code !== undefined && /^ERR_(SSL|TLS)|^EPROTO$/.test(code)) return { kind: 'tls', phase, detail };
  return { kind: 'reset', phase, detail };
}

/** Addresses are left out: the detail is recorded, and is to be the same from run to run. */
function describe(error: Error): string {
  const code = codeOf(error);
  return code ?? error.message;
}

/** With several addresses tried, the error of the first stands for all. */
function codeOf(error: Error): string | undefined {
  if ('code' in error && typeof error.code === 'string') return error.code;
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return first instanceof Error ? codeOf(first) : undefined;
}
