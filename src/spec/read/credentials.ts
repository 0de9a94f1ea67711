/** Credentials and TLS of a target file that its schema has passed. */
import { type ClientCertificate, type Credential, type KeystoneLogin, type Login, SCHEMES, type TargetTls } from '../catalogue.js';
import { defined, isMap, mapOf, oneOf, textOf, textsOf } from './json.js';

/** By principal; one without a scheme is left out. */
export function readCredentials(map: Record<string, unknown>): { readonly [principal: string]: Credential } {
  return Object.fromEntries(
    Object.entries(map).flatMap(([principal, value]) => {
      const credential = readCredential(mapOf(value));
      return credential === undefined ? [] : [[principal, credential] as const];
    }),
  );
}

function readCredential(map: Record<string, unknown>): Credential | undefined {
  const scheme = SCHEMES.find((name) => isMap(map[name]));
  const of = mapOf(scheme === undefined ? undefined : map[scheme]);
  switch (scheme) {
    case undefined:
      return undefined;
    case 'basic':
      return { basic: readLogin(of) };
    case 'digest':
      return { digest: readLogin(of) };
    case 'bearer':
      return { bearer: { token: textOf(of.token) } };
    case 'xAuthToken':
      return { xAuthToken: { token: textOf(of.token) } };
    case 'header':
      return { header: { name: textOf(of.name), value: textOf(of.value) } };
    case 'keystone':
      return { keystone: { ...readLogin(of), ...readPlace(of) } };
    case 'x509':
      return { x509: readCertificate(of) };
  }
}

function readLogin(map: Record<string, unknown>): Login {
  return { user: textOf(map.user), password: textOf(map.password) };
}

function readPlace(map: Record<string, unknown>): Omit<KeystoneLogin, keyof Login> {
  const { domain, project, projectDomain, url } = map;
  return defined<Omit<KeystoneLogin, keyof Login>>({
    domain: optional(domain),
    project: optional(project),
    projectDomain: optional(projectDomain),
    url: optional(url),
  });
}

function readCertificate(map: Record<string, unknown>): ClientCertificate {
  const passphrase = optional(map.passphrase);
  return { certificate: textOf(map.certificate), key: textOf(map.key), ...(passphrase === undefined ? {} : { passphrase }) };
}

/** What the file says of TLS. */
export function readTls(map: Record<string, unknown>): TargetTls {
  return defined<TargetTls>({
    ca: map.ca === undefined ? undefined : typeof map.ca === 'string' ? [map.ca] : textsOf(map.ca),
    client: isMap(map.client) ? readCertificate(map.client) : undefined,
    serverName: optional(map.serverName),
    verify: typeof map.verify === 'boolean' ? map.verify : undefined,
    minVersion: oneOf(map.minVersion, ['TLSv1.2', 'TLSv1.3']),
  });
}

function optional(value: unknown): string | undefined {
  return value === undefined ? undefined : textOf(value);
}
