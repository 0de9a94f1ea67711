/** Who sends a request, told from credentials: Basic, Digest, a token, or a client certificate. */
import { createHash, randomBytes } from 'node:crypto';
import { fieldValue } from '../message.js';
import type { Request } from './request.js';

/** Users of a server that demands credentials; no secrets, since they stand here. */
export const REFERENCE_USERS = { main: 'password-of-main', second: 'password-of-second' } as const;

export type AuthOptions =
  | { scheme: 'basic' }
  | {
      scheme: 'digest';
      /** The strongest first; both unless given. */
      algorithms?: readonly DigestAlgorithm[];
      /** Requests for which a nonce is good; afterwards it is stale. */
      usesPerNonce?: number;
    }
  | { scheme: 'certificate' }
  | {
      scheme: 'token';
      /** Field that carries the token, and what stands before it there. */
      field: string;
      prefix: string;
      challenge: string;
      principalOf(token: string): string | undefined;
    };

export type DigestAlgorithm = 'SHA-256' | 'MD5';

export interface Authentication {
  /** The user, or undefined when the credentials are missing or wrong. */
  principalOf(request: Request): string | undefined;
  /** Values of WWW-Authenticate for a request that was refused. */
  challenges(request: Request): string[];
}

const REALM = 'reference';

export function authenticationBy(options: AuthOptions): Authentication {
  switch (options.scheme) {
    case 'basic':
      return { principalOf: basicUser, challenges: () => [`Basic realm="${REALM}", charset="UTF-8"`] };
    case 'digest':
      return digest(options.algorithms ?? ['SHA-256', 'MD5'], options.usesPerNonce ?? 1000);
    case 'certificate':
      // TLS has let nobody in without one
      return { principalOf: (request) => request.certificate, challenges: () => [] };
    case 'token': {
      const { field, prefix, challenge, principalOf } = options;
      return {
        principalOf: (request) => {
          const value = fieldValue(request.fields, field);
          return value?.startsWith(prefix) === true ? principalOf(value.slice(prefix.length)) : undefined;
        },
        challenges: () => [challenge],
      };
    }
  }
}

function passwordOf(user: string): string | undefined {
  return user === 'main' || user === 'second' ? REFERENCE_USERS[user] : undefined;
}

function basicUser({ fields }: Request): string | undefined {
  const [, token = ''] = /^Basic +([A-Za-z0-9+/=]+)$/i.exec(fieldValue(fields, 'Authorization') ?? '') ?? [];
  const [, user = '', password] = /^([^:]*):(.*)$/s.exec(Buffer.from(token, 'base64').toString('utf8')) ?? [];
  return password !== undefined && passwordOf(user) === password ? user : undefined;
}

type Finding = { state: 'right'; user: string } | { state: 'stale' } | { state: 'wrong' };

/** RFC 7616, qop auth alone: each nonce count of a nonce is good once, in whatever order connections bring them. */
function digest(algorithms: readonly DigestAlgorithm[], usesPerNonce: number): Authentication {
  const nonces = new Map<string, Set<string>>();
  const check = (request: Request): Finding => {
    const parameters = digestParameters(fieldValue(request.fields, 'Authorization') ?? '');
    const of = (name: string) => parameters.get(name) ?? '';
    const user = of('username');
    const password = passwordOf(user);
    const algorithm = algorithms.find((name) => name === (parameters.get('algorithm') ?? 'MD5').toUpperCase());
    if (password === undefined || algorithm === undefined || of('qop') !== 'auth' || of('uri') !== request.target)
      return { state: 'wrong' };
    const hash = (text: string) =>
      createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
        .update(text, 'utf8')
        .digest('hex');
    const a1 = hash(`${user}:${REALM}:${password}`);
    const a2 = hash(`${request.method}:${request.target}`);
    if (of('response') !== hash([a1, of('nonce'), of('nc'), of('cnonce'), 'auth', a2].join(':'))) return { state: 'wrong' };
    const used = nonces.get(of('nonce'));
    if (used === undefined || used.size >= usesPerNonce || used.has(of('nc'))) return { state: 'stale' };
    used.add(of('nc'));
    return { state: 'right', user };
  };
  const findings = new WeakMap<Request, Finding>();
  const found = (request: Request): Finding => {
    const known = findings.get(request) ?? check(request);
    findings.set(request, known);
    return known;
  };
  return {
    principalOf: (request) => {
      const finding = found(request);
      return finding.state === 'right' ? finding.user : undefined;
    },
    challenges: (request) => {
      const nonce = randomBytes(12).toString('hex');
      nonces.set(nonce, new Set());
      const stale = found(request).state === 'stale' ? ', stale=true' : '';
      return algorithms.map((name) => `Digest realm="${REALM}", qop="auth", algorithm=${name}, nonce="${nonce}", charset=UTF-8${stale}`);
    },
  };
}

function digestParameters(value: string): Map<string, string> {
  const [, rest = ''] = /^Digest +(.*)$/is.exec(value) ?? [];
  return new Map(
    [...rest.matchAll(/([a-z]+)=(?:"((?:[^"\\]|\\.)*)"|([^",\s]+))/gi)].map(([, name = '', quoted, plain = '']) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/g, '$1') ?? plain,
    ]),
  );
}
