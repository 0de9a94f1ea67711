/** Clauses, needs, profiles and targets as the engine sees them. */
import type { Fixture, Step, Templated } from './suite.js';

export const LEVELS = ['MUST', 'MUST NOT', 'SHOULD', 'SHOULD NOT', 'MAY', 'IMPLIED'] as const;
export type Level = (typeof LEVELS)[number];

/** What a plain breach costs: fail, warn, a remark. */
export type Binding = 'must' | 'should' | 'may';

export const UNTESTED_REASONS = [
  'client-obligation',
  'author-obligation',
  'permission-only',
  'needs-fault-injection',
  'not-observable',
  'credentials',
] as const;
/** Why a clause has no test. */
export type UntestedReason = (typeof UNTESTED_REASONS)[number];

/** One normative obligation of one section of one document. */
export interface Clause {
  id: string;
  document: string;
  section: string;
  heading: string;
  level: Level;
  binding: Binding;
  bindingBecause?: string;
  subject: 'server' | 'client' | 'provider' | 'rendering' | 'spec-author';
  /** In our own words. */
  statement: string;
  testability: 'black-box' | 'conditional' | 'not-testable';
  needs: string[];
  /** How to test it, how to judge. */
  test?: string;
  why?: string;
  example?: string;
  /** The text is ambiguous: the readings, and the one decided on. */
  interpretation?: string;
  /** Says the same as another clause, and has its verdict. */
  sameAs?: string;
  /** The sum of others, and rolled up from them. */
  sumOf?: string[];
  /** Clauses that cannot but break when this one does. */
  entails?: { clause: string; because: string }[];
  untested?: { reason: UntestedReason; detail?: string };
}

/** One token of the vocabulary of `needs`. */
export interface Need {
  token: string;
  title: string;
  kind: 'feature' | 'fixture';
  decidedBy: 'discovery' | 'ics' | 'probe' | 'target' | 'given';
  /** Of discovery: offered when the query interface lists one of these; a scheme ending in # stands for all its categories. */
  categories?: string[];
  /** Of a probe: a case in the test language, whose branches bind facts. */
  probe?: Probe;
}

/**
 * A branch or status graded `notOffered` ends the probe: the need is not met. Otherwise it is met, also when nothing
 * that the probe names comes back, since what is offered and broken is for test cases to tell.
 */
export interface Probe {
  needs: string[];
  given: Record<string, Fixture>;
  steps: Step[];
}

/** What a claim means. */
export interface Profile {
  id: string;
  version: string;
  /** Who it is for, in a sentence. */
  for: string;
  /** Version of OCCI: names the suites and the model. */
  occi: string;
  claim: { documents: string[] };
  features: { required: string[] };
  /** Fixtures without which the profile can still be determined. */
  fixtures: { optional: string[] };
  /** Clause: reason. */
  exclude: { readonly [clause: string]: string };
  /** `$(profile.NAME)` in test cases. */
  parameters: { readonly [name: string]: Templated };
}

/** What the suite may touch at the target; each includes those before it. */
export const EFFECTS = ['none', 'own', 'shared', 'bulk'] as const;
export type Effect = (typeof EFFECTS)[number];

export interface Deadlines {
  /** Milliseconds; one request. */
  request: number;
  /** The whole run. */
  run: number;
  /** A read that follows a write. */
  visibility: number;
  provision: number;
  update: number;
  action: number;
  deletion: number;
  settle: number;
}

export interface Limits {
  concurrency: number;
  /** Resources alive at once. */
  alive: number;
  /** Resources of one kind created in a run. */
  creations: number;
  deadline: Deadlines;
  /** Milliseconds between two readings of a poll. */
  interval: number;
  /** Requests begun in a second, at most; as fast as they come when absent. */
  requestsPerSecond?: number;
  /** Further tries of a request that was answered 429 or 503; 2 when absent. */
  retries?: number;
  /** Milliseconds: the longest wait that a Retry-After is granted; 10 s when absent. */
  retryAfter?: number;
}

/** Attributes and mixins with which the target is known to create an instance of a kind. */
export interface RecipeHint {
  attributes: { readonly [name: string]: Templated };
  mixins: string[];
}

/** User and password; the password is a reference such as `${env:NAME}` or `${file:PATH}`. */
export interface Login {
  user: string;
  password: string;
}

/** How a principal shows who it is; secrets are references, filled in by the transport alone. */
export type Credential =
  | { basic: Login }
  | { digest: Login }
  | { bearer: { token: string } }
  | { xAuthToken: { token: string } }
  | { header: { name: string; value: string } }
  | { keystone: KeystoneLogin }
  | { x509: ClientCertificate };

export const SCHEMES = ['basic', 'digest', 'bearer', 'xAuthToken', 'header', 'keystone', 'x509'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** A login at OpenStack Keystone v3, found by the challenge of the target or at the URL given. */
export interface KeystoneLogin extends Login {
  /** Name of the user's domain; `Default` when absent. */
  domain?: string;
  /** Name or id of the project the token is for; needed when the user has several. */
  project?: string;
  /** Name of the project's domain; the user's when absent. */
  projectDomain?: string;
  /** Identity endpoint. Without it only one on the target's own host is believed. */
  url?: string;
}

/** PEM: paths beside target.yaml, or references. */
export interface ClientCertificate {
  certificate: string;
  key: string;
  passphrase?: string;
}

/** How connections are secured; everything is optional. */
export interface TargetTls {
  /** Files with certificates of authorities to trust besides those that node trusts. */
  ca?: string[];
  /** Shown to the server by every principal; `x509` of a principal goes before it. */
  client?: ClientCertificate;
  /** Name to ask for and to check, where it is not the URL's host. */
  serverName?: string;
  /** False takes any certificate. */
  verify?: boolean;
  /** Lowest version to speak. */
  minVersion?: 'TLSv1.2' | 'TLSv1.3';
}

/** The system under test, as resolved from target.yaml and the command line. */
export interface Target {
  /** Base URL with its trailing slash. */
  url: string;
  product: { vendor: string; name: string; version: string };
  profile?: string;
  ics: { offered: string[]; absent: string[] };
  recipes: { readonly [kind: string]: RecipeHint };
  limits: Limits;
  /** By principal, as written: secrets are references such as `${env:NAME}`, filled in by the transport alone. */
  credentials?: { readonly [principal: string]: Credential };
  tls?: TargetTls;
  allow: Effect;
  /** True for the server that the suite itself started. */
  embedded: boolean;
}
