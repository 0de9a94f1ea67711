/** HTTP Digest (RFC 7616): MD5 and SHA-256, also as session variants, qop auth or none, stale nonces. */
import { createHash, randomBytes } from 'node:crypto';
import type { HeaderField } from '../../message.js';
import type { HttpRequest, HttpResponse } from '../exchange.js';
import { requestTarget } from '../request-target.js';
import { type Authenticator, type Lesson, NOTHING } from './authenticator.js';
import type { UserPassword } from './basic.js';
import { type Challenge, challengesIn } from './challenge.js';

/** Weakest first; undefined in a challenge means MD5. */
const ALGORITHMS = [
  { name: 'MD5', hash: 'md5' },
  { name: 'SHA-512-256', hash: 'sha512-256' },
  { name: 'SHA-256', hash: 'sha256' },
] as const;

interface Session {
  challenge: Challenge;
  algorithm: (typeof ALGORITHMS)[number];
  /** `algorithm` as the server wrote it. */
  written: string | undefined;
  isSession: boolean;
  qop: boolean;
  nonce: string;
  count: number;
  /** Of session variants: one client nonce for all requests. */
  cnonce: string;
}

/** Answers the last challenge; without one the first request goes out bare. */
export function digestAuthenticator(login: UserPassword): Authenticator {
  let session: Session | undefined;
  return {
    async authorise(request) {
      return session === undefined ? undefined : ['Authorization', credentials(session, login, request)];
    },
    async learn(_request, sent, response) {
      const next = nextNonce(response);
      if (session !== undefined && next !== undefined && next !== session.nonce) session = { ...session, nonce: next, count: 0 };
      if (response.status !== 401) return NOTHING;
      const challenged = sessionOf(response);
      if (challenged === undefined) return missing(response);
      const used = sent === undefined ? undefined : /\bnonce="([^"]*)"/.exec(sent[1])?.[1];
      const stale = challenged.challenge.parameters.get('stale')?.toLowerCase() === 'true';
      // another request may have brought a nonce since this one went out
      const outdated = used !== undefined && session !== undefined && used !== session.nonce;
      if (!outdated) session = challenged;
      return { again: used === undefined || stale || outdated };
    },
  };
}

function missing(response: HttpResponse): Lesson {
  const offered = challengesIn(response.fields).map((c) => c.scheme);
  const problem =
    offered.length === 0
      ? 'the server answers 401 without a challenge'
      : `the server demands ${offered.join(' or ')}, and no Digest that could be answered (MD5 or SHA-256, qop auth)`;
  return { again: false, problem };
}

/** The strongest challenge that we can answer (RFC 7616 section 3.7). */
function sessionOf(response: HttpResponse): Session | undefined {
  const sessions = challengesIn(response.fields).flatMap((challenge): Session[] => {
    const { scheme, parameters } = challenge;
    const written = parameters.get('algorithm');
    const [, name = 'MD5', suffix] = /^(.*?)(-sess)?$/i.exec(written ?? 'MD5') ?? [];
    const algorithm = ALGORITHMS.find((a) => a.name === name.toUpperCase());
    const nonce = parameters.get('nonce');
    const qops = parameters
      .get('qop')
      ?.toLowerCase()
      .split(/[\s,]+/);
    if (scheme !== 'digest' || algorithm === undefined || nonce === undefined) return [];
    if (qops !== undefined && !qops.includes('auth')) return [];
    return [
      {
        challenge,
        algorithm,
        written,
        isSession: suffix !== undefined,
        qop: qops !== undefined,
        nonce,
        count: 0,
        cnonce: randomBytes(12).toString('hex'),
      },
    ];
  });
  return sessions.sort((a, b) => ALGORITHMS.indexOf(b.algorithm) - ALGORITHMS.indexOf(a.algorithm))[0];
}

function credentials(session: Session, { user, password }: UserPassword, request: HttpRequest): string {
  const { challenge, algorithm, written, isSession, qop, nonce } = session;
  const { parameters } = challenge;
  const realm = parameters.get('realm') ?? '';
  const uri = requestTarget(request.url).path;
  const hash = (text: string) => createHash(algorithm.hash).update(text, 'utf8').digest('hex');
  session.count += 1;
  const nc = session.count.toString(16).padStart(8, '0');
  const cnonce = isSession ? session.cnonce : randomBytes(12).toString('hex');
  const plain = hash(`${user}:${realm}:${password}`);
  const a1 = isSession ? hash(`${plain}:${nonce}:${cnonce}`) : plain;
  const a2 = hash(`${request.method}:${uri}`);
  const response = hash(qop ? `${a1}:${nonce}:${nc}:${cnonce}:auth:${a2}` : `${a1}:${nonce}:${a2}`);
  const hidden = parameters.get('userhash')?.toLowerCase() === 'true';
  const opaque = parameters.get('opaque');
  return [
    `Digest username=${quoted(hidden ? hash(`${user}:${realm}`) : user)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `response="${response}"`,
    ...(written === undefined ? [] : [`algorithm=${written}`]),
    ...(qop || isSession ? [`cnonce="${cnonce}"`] : []),
    ...(qop ? ['qop=auth', `nc=${nc}`] : []),
    ...(opaque === undefined ? [] : [`opaque=${quoted(opaque)}`]),
    ...(hidden ? ['userhash=true'] : []),
  ].join(', ');
}

/** Header fields carry bytes: UTF-8 as Latin-1 (RFC 7616 section 4). */
function quoted(text: string): string {
  return `"${Buffer.from(text, 'utf8').toString('latin1').replace(/["\\]/g, '\\$&')}"`;
}

/** `nextnonce` of Authentication-Info (RFC 7616 section 3.5). */
function nextNonce({ fields }: { fields: readonly HeaderField[] }): string | undefined {
  const info = fields.find(([name]) => name.toLowerCase() === 'authentication-info')?.[1];
  return info === undefined ? undefined : /\bnextnonce="((?:[^"\\]|\\.)*)"/.exec(info)?.[1];
}
