/** The transport to a target: connections and TLS, credentials filled in last, answers without secrets, no faster than allowed. */
import { randomBytes } from 'node:crypto';
import { authenticating } from '../../http/auth/authenticating.js';
import type { Authenticator } from '../../http/auth/authenticator.js';
import { basicAuthenticator } from '../../http/auth/basic.js';
import { digestAuthenticator } from '../../http/auth/digest.js';
import { keystoneAuthenticator } from '../../http/auth/keystone.js';
import { tokenAuthenticator } from '../../http/auth/token.js';
import { createHttpClient } from '../../http/client.js';
import type { Transport } from '../../http/exchange.js';
import { paced } from '../../http/pacing.js';
import { redacting } from '../../http/redaction.js';
import { Secrets } from '../../http/secrets.js';
import type { TlsSettings } from '../../http/tls.js';
import type { ClientCertificate, Credential, Login, Target } from '../../spec/catalogue.js';
import { PRINCIPALS } from '../interpretation/principal.js';
import { referencesIn, type SecretSource, secretSource } from './secret-source.js';

export interface TargetTransportOptions {
  /** Relative to the working directory unless given. */
  source?: SecretSource;
  /** False leaves answers as they are, for a comparison. */
  redact?: boolean;
}

/** TLS as main speaks it; throws `usage` for files that cannot be read. */
export function tlsSettings(target: Target, { source = secretSource('.') }: TargetTransportOptions = {}): TlsSettings | undefined {
  const main = target.credentials?.main;
  const certificate = main !== undefined && 'x509' in main ? main.x509 : target.tls?.client;
  const common = tlsOf(target, source);
  return certificate === undefined ? common : { ...common, ...certificateOf(certificate, source) };
}

/** Throws `usage` for a secret that is not there or is too short, before anything is sent. */
export function createTargetTransport(
  target: Target,
  { source = secretSource('.'), redact = true }: TargetTransportOptions = {},
): Transport {
  const secrets = new Secrets();
  for (const { name, written } of referencesIn(Object.values(target.recipes).map((r) => r.attributes)))
    secrets.keep(name, source.fill(written));
  const tls = tlsOf(target, source);
  const client = (of: ClientCertificate | undefined): Transport => {
    const settings = of === undefined ? tls : { ...tls, ...certificateOf(of, source) };
    return createHttpClient({
      limits: { connections: Math.max(target.limits.concurrency, 1) },
      ...(settings === undefined ? {} : { tls: settings }),
    });
  };
  const common = client(target.tls?.client);
  const own = new Map<string, Transport>();
  const authenticators = new Map<string, Authenticator>();
  for (const principal of PRINCIPALS) {
    const wrong = principal === 'wrong-password';
    const credential = principal === 'none' ? undefined : target.credentials?.[wrong ? 'main' : principal];
    if (credential === undefined) continue;
    if ('x509' in credential) {
      if (!wrong) own.set(principal, client(credential.x509));
      continue;
    }
    // the conversation with an identity service has connections of its own, and none of its answers is shown
    const keystone = () => ({ transport: common, secrets, target: target.url, deadline: target.limits.deadline.request });
    authenticators.set(
      principal,
      wrong ? wrongly(credential, source, secrets) : authenticatorOf(principal, credential, source, secrets, keystone),
    );
  }
  const transport = authenticating({
    target: target.url,
    transportOf: (principal) => own.get(principal ?? 'main') ?? common,
    authenticators,
    secrets,
  });
  const quiet = redact ? redacting(transport, secrets) : transport;
  const { requestsPerSecond } = target.limits;
  return requestsPerSecond === undefined ? quiet : paced(quiet, requestsPerSecond);
}

function authenticatorOf(
  principal: string,
  credential: Credential,
  source: SecretSource,
  secrets: Secrets,
  keystone: () => Parameters<typeof keystoneAuthenticator>[2],
): Authenticator {
  const login = ({ user, password }: Login) => {
    const filled = { user: source.fill(user), password: source.fill(password) };
    secrets.keep(`${principal}.password`, filled.password);
    secrets.tell(`${principal}.user`, filled.user);
    return filled;
  };
  const token = (name: string, prefix: string, reference: string) =>
    tokenAuthenticator(principal, { name, prefix, read: () => source.fill(reference) }, secrets);
  if ('basic' in credential) return basicAuthenticator(principal, login(credential.basic), secrets);
  if ('digest' in credential) return digestAuthenticator(login(credential.digest));
  if ('bearer' in credential) return token('Authorization', 'Bearer ', credential.bearer.token);
  if ('xAuthToken' in credential) return token('X-Auth-Token', '', credential.xAuthToken.token);
  if ('header' in credential) return token(credential.header.name, '', credential.header.value);
  if ('keystone' in credential)
    return keystoneAuthenticator(principal, { ...credential.keystone, ...login(credential.keystone) }, keystone());
  throw new TypeError(`no scheme of HTTP for ${principal}`);
}

/** The same scheme and user, with a secret that nobody has. */
function wrongly(credential: Credential, source: SecretSource, secrets: Secrets): Authenticator {
  const password = randomBytes(18).toString('hex');
  const principal = 'wrong-password';
  if ('basic' in credential) return basicAuthenticator(principal, { user: source.fill(credential.basic.user), password }, secrets);
  if ('digest' in credential) return digestAuthenticator({ user: source.fill(credential.digest.user), password });
  const [name, prefix] =
    'bearer' in credential ? ['Authorization', 'Bearer '] : 'header' in credential ? [credential.header.name, ''] : ['X-Auth-Token', ''];
  return tokenAuthenticator(principal, { name, prefix, read: () => password }, secrets);
}

function tlsOf({ tls }: Target, source: SecretSource): TlsSettings | undefined {
  if (tls === undefined) return undefined;
  const { ca, serverName, verify, minVersion } = tls;
  return {
    ...(ca === undefined ? {} : { ca: ca.map((path) => source.text(path)) }),
    ...(serverName === undefined ? {} : { serverName }),
    ...(verify === undefined ? {} : { verify }),
    ...(minVersion === undefined ? {} : { minVersion }),
  };
}

function certificateOf({ certificate, key, passphrase }: ClientCertificate, source: SecretSource): TlsSettings {
  return {
    certificate: source.text(certificate),
    key: source.text(key),
    ...(passphrase === undefined ? {} : { passphrase: source.fill(passphrase) }),
  };
}
