/** A target.yaml with comments, for somebody who has none yet. */
import { SCHEMES, type Scheme } from './catalogue.js';

export interface TargetDraft {
  url: string;
  product: { vendor: string; name: string; version: string };
  profile: string;
  allow: string;
  /** Path of the JSON Schema, seen from the file; for editors that complete. */
  schema?: string;
  /** The scheme that main uses; undefined when nothing is demanded. */
  scheme?: Scheme;
  /** A name, or a reference. */
  user?: string;
  /** Paths of certificates of authorities. */
  ca?: readonly string[];
  /** Kinds that were found, short. */
  kinds: readonly string[];
  /** Features that were not found, as tokens. */
  absent: readonly string[];
  /** What was found, a line each. */
  findings: readonly string[];
}

/** The text of the file; it passes the schema, and names no secret. */
export function targetText(draft: TargetDraft): string {
  const { url, product, profile, allow, schema, kinds, absent, findings } = draft;
  const lines = [
    ...(schema === undefined ? [] : [`# yaml-language-server: $schema=${schema}`]),
    '# The server under test. This file is all that a run needs: occi-conformance run --target target.yaml',
    ...findings.map((finding) => `#   ${oneLine(finding)}`),
    'target:',
    `  url: ${JSON.stringify(url)} # the query interface is at -/ below it`,
    '  product: # printed in every report',
    `    vendor: ${JSON.stringify(product.vendor)}`,
    `    name: ${JSON.stringify(product.name)}`,
    `    version: ${JSON.stringify(product.version)}`,
    '',
    `profile: ${JSON.stringify(profile)}`,
    '',
    '# What may be touched: none (only reading), own (what the suite itself makes), shared (collections and the query interface), bulk',
    '# (DELETE on whole collections; only for an account that holds nothing of value).',
    `allow: ${allow}`,
    '',
    '# Secrets are references: ${env:NAME} or ${file:PATH}, eight characters or more. second is an account without rights over what',
    '# main creates; without it some clauses are not looked at. Schemes: '.concat(SCHEMES.join(', '), '.'),
    ...credentials(draft),
    '',
    ...(draft.ca === undefined || draft.ca.length === 0
      ? ['# tls: { ca: ca.pem } # certificates of authorities to trust besides the usual ones']
      : ['tls:', `  ca: ${JSON.stringify(draft.ca)} # trusted besides the usual ones`]),
    '',
    '# What the vendor declares. A feature under offered that is not there is a failure; one under absent is not looked for.',
    'ics:',
    '  offered: []',
    `  absent: [${absent.join(', ')}]`,
    '',
    '# With what an instance of a kind can be created, where its defaults will not do.',
    '# recipes:',
    ...(kinds.length === 0 ? ['infrastructure#compute'] : kinds).map(
      (kind) => `#   ${JSON.stringify(kind)}: { mixins: [], attributes: {} }`,
    ),
    '',
    'limits:',
    '  concurrency: 1 # test cases at once',
    '  alive: 8 # resources at once',
    '  interval: 1s # between two readings while something is waited for',
    '  # requestsPerSecond: 10',
    '  deadline: { request: 30s, visibility: 10s, provision: 10m, action: 10m, deletion: 10m, run: 4h }',
  ];
  return `${lines.join('\n')}\n`;
}

function credentials({ scheme, user = '${env:OCCI_USER}' }: TargetDraft): string[] {
  const login = `{ user: ${JSON.stringify(user)}, password: "\${env:OCCI_PASSWORD}" }`;
  const forms: { readonly [s in Scheme]: string } = {
    basic: login,
    digest: login,
    bearer: '{ token: "${env:OCCI_TOKEN}" }',
    xAuthToken: '{ token: "${env:OCCI_TOKEN}" }',
    header: '{ name: X-API-Key, value: "${env:OCCI_TOKEN}" }',
    keystone: login.replace(' }', ', project: demo }'),
    x509: '{ certificate: client.pem, key: client.key }',
  };
  const chosen = scheme ?? 'basic';
  const ofSecond = forms[chosen]
    .replace(JSON.stringify(user), '"${env:OCCI_SECOND_USER}"')
    .replace(/OCCI_(PASSWORD|TOKEN)/, 'OCCI_SECOND_$1')
    .replaceAll('client.', 'second.');
  const comment = scheme === undefined ? '# ' : '';
  return [`${comment}credentials:`, `${comment}  main: { ${chosen}: ${forms[chosen]} }`, `#   second: { ${chosen}: ${ofSecond} }`];
}

/** A comment ends with its line. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
}
