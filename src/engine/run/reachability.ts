/** Why a target cannot be tested, told from one exchange: which check fails, and what to do. `run` and `doctor` say the same. */
import { challengesIn } from '../../http/auth/challenge.js';
import type { RecordedOutcome } from '../../record/format.js';
import type { Exchange } from '../interpretation/exchange.js';

type Fault = Exclude<RecordedOutcome, { kind: 'response' }>;

/** In the order in which they are looked at. */
export const CHECKS = ['dns', 'connection', 'tls', 'authentication'] as const;
export type Check = (typeof CHECKS)[number];

export interface Obstacle {
  check: Check;
  /** What is the matter. */
  text: string;
  /** What to do. */
  advice: string;
}

/** What stands in the way; undefined when the exchange got through to the service. */
export function obstacleIn(exchange: Exchange): Obstacle | undefined {
  const { outcome, request } = exchange;
  if (outcome.kind === 'response') return authenticationObstacle(exchange);
  return connectionObstacle(new URL(request.url).host, outcome, request.url);
}

/** Why there was no response. */
export function connectionObstacle(host: string, { kind, phase, detail }: Fault, url = ''): Obstacle {
  if (phase === 'connect' && /ENOTFOUND|EAI_/.test(detail)) {
    return {
      check: 'dns',
      text: `the name of ${host} cannot be resolved (${detail})`,
      advice: 'check the host in the URL, and the name server',
    };
  }
  if (kind === 'tls' || phase === 'tls') return tlsObstacle(host, detail);
  // in TLS 1.3 a client certificate is refused after the handshake, and some servers only hang up
  if (kind === 'reset' && url.startsWith('https:')) {
    return {
      check: 'tls',
      text: `${host} hangs up after the TLS handshake (${detail})`,
      advice: 'if it demands client certificates, give one that it accepts as "credentials: main: x509" in target.yaml; else see its log',
    };
  }
  const advice =
    kind === 'timeout'
      ? 'check the network and firewalls, or allow more time as "limits: deadline: request"'
      : 'check URL, port and network, and that the service runs';
  return { check: 'connection', text: `no answer from ${host} (${kind} in phase ${phase}: ${detail})`, advice };
}

const TLS_ADVICE: readonly (readonly [RegExp, string])[] = [
  [/SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|UNKNOWN_CA/, 'give the certificate of its authority as "tls: ca" in target.yaml'],
  [/EXPIRED|NOT_YET_VALID/, 'renew the certificate of the server, or check the clock of this machine'],
  [/ALTNAME/, 'use the host name that the certificate is for, or give it as "tls: serverName"'],
  [
    /CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|BAD_CERTIFICATE|UNKNOWN_CA/,
    'give a certificate that the server accepts as "credentials: main: x509" in target.yaml',
  ],
  [/WRONG_VERSION|UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|EPROTO/, 'check that the port speaks TLS, version 1.2 or higher'],
];

/** Why there was no TLS connection, from the code of the error. */
export function tlsObstacle(host: string, detail: string): Obstacle {
  const advice =
    TLS_ADVICE.find(([pattern]) => pattern.test(detail))?.[1] ?? 'check the certificates of the server, and that the port speaks TLS';
  return { check: 'tls', text: `no TLS connection to ${host} (${detail})`, advice };
}

/** Why the answer is none to what was asked; undefined when it is one. */
export function authenticationObstacle(exchange: Exchange): Obstacle | undefined {
  if (exchange.status !== 401 && exchange.status !== 407) return undefined;
  const sent = exchange.request.fields.some(([, value]) => value.includes('{{secret:'));
  const schemes = [...new Set(challengesIn(exchange.fields).map((c) => c.scheme))];
  const demand = schemes.length === 0 ? 'without a challenge' : `demanding ${schemes.join(' or ')}`;
  return sent
    ? {
        check: 'authentication',
        text: `the credentials of main are refused (${exchange.ending}, ${demand})`,
        advice: 'check user, secret and scheme under "credentials: main" in target.yaml',
      }
    : {
        check: 'authentication',
        text: `credentials are demanded and there are none (${exchange.ending}, ${demand})`,
        advice: 'give them as "credentials: main" in target.yaml',
      };
}
