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
}

/** Attributes and mixins with which the target is known to create an instance of a kind. */
export interface RecipeHint {
  attributes: { readonly [name: string]: Templated };
  mixins: string[];
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
  credentials?: { readonly [principal: string]: Templated };
  allow: Effect;
  /** True for the server that the suite itself started. */
  embedded: boolean;
}
