/**
 * The run record: JSON Lines, one object a line, each with the SHA-256 of the line before it. Order: header, plan once
 * discovery is done, then bodies, exchanges, polls and results as they come, then rules, last the footer.
 * A record without footer is an interrupted run. Schema: record.schema.json.
 */
import type { FaultKind, FramingFault, Phase } from '../http/exchange.js';
import type { HeaderField } from '../message.js';
import type { Baseline } from '../spec/baseline.js';
import type { Clause, Effect, Profile, Target } from '../spec/catalogue.js';
import type { ProfileVerdict, Verdict } from './verdict.js';

export const RECORD_FORMAT = 1;

export type RecordLine = HeaderLine | PlanLine | BodyLine | ExchangeLine | PollLine | CaseLine | RuleLine | NoteLine | FooterLine;

export interface HeaderLine {
  type: 'header';
  format: typeof RECORD_FORMAT;
  package: { name: string; version: string };
  suite: { version: string; digest: string };
  /** Hex; ids and titles of the run are made from it. */
  seed: string;
  /** ISO 8601 with zone. */
  started: string;
  profile: Profile;
  /** As resolved, credentials by reference only. */
  target: Target;
  /** Selection of test cases; empty for a full run. */
  selected: string[];
  /** Text of suites and profiles that did not come with the package, by name. */
  texts: { readonly [file: string]: string };
  /** All clauses of the documents that the profile claims. */
  clauses: Clause[];
  environment: { node: string; platform: string };
  /** Digest of the record that this one judges anew, with another suite. */
  regradeOf?: string;
  /** What was known not to be well; decides the exit code, and no verdict. */
  baseline?: Baseline;
  /** Which part of the test cases was run; a part alone is a filtered run. */
  shard?: Shard;
  /** Of a record that was merged from parts: where each came from, in the order of their numbers. */
  parts?: RecordPart[];
}

/** One of several parts of a run, which a stable hash of the test cases' ids tells apart. */
export interface Shard {
  /** From 1. */
  index: number;
  of: number;
}

/** What a merged record keeps of the header of one part: its ids came from its own seed, and an embedded server had its own URL. */
export interface RecordPart {
  index: number;
  seed: string;
  started: string;
  url: string;
  /** Digest of its record. */
  record: string;
}

/** A test case in play with all that a report prints of it. */
export interface PlannedCase {
  /** Instance id: case id with axes and loop variables. */
  id: string;
  /** The case it is an instance of. */
  case: string;
  title: string;
  revision: number;
  kind: 'discovery' | 'probe' | 'fixture' | 'case';
  document: string;
  section: string;
  /** `file:line`. */
  source: string;
  clauses: string[];
  needs: string[];
  effect: Effect;
}

export interface PlannedRule {
  id: string;
  title: string;
  revision: number;
  document: string;
  section: string;
  source: string;
  clauses: string[];
}

export interface PlanLine {
  type: 'plan';
  cases: PlannedCase[];
  rules: PlannedRule[];
  /** Need: how it was decided. */
  features: {
    token: string;
    state: 'offered' | 'not-offered' | 'undetermined';
    declared?: 'offered' | 'absent';
    because: string;
    exchange?: string;
  }[];
  /** Sections of the suites, in the order of the document, with their titles. */
  sections: { document: string; section: string; title: string }[];
}

/** A body, stored once under the SHA-256 of its bytes, before the first exchange that refers to it. */
export interface BodyLine {
  type: 'body';
  digest: string;
  /** Text when it is UTF-8, else base64. */
  text?: string;
  base64?: string;
}

/** What identifies an exchange in a run, on every run. */
export interface ExchangeKey {
  /** Instance id of the test case, probe, fixture or discovery. */
  case: string;
  attempt: number;
  /** Path of the step, e.g. `2`, `3.1`, `2.control`, `given.vm.create`. */
  step: string;
  /** Of a poll or loop, from 0. */
  iteration: number;
  /** Of the same step after 401, 429 or 503, from 0. */
  try: number;
  /** In a merged record, the part that it comes from: discovery, probes and shared fixtures occur in each. */
  shard?: number;
}

export interface RecordedRequest {
  method: string;
  url: string;
  fields: readonly HeaderField[];
  /** Digest of the body. */
  body?: string;
}

export type RecordedOutcome =
  | {
      kind: 'response';
      version: string;
      status: number;
      reason: string;
      fields: readonly HeaderField[];
      /** Digest of the body; absent when it was empty. */
      body?: string;
      framing: FramingFault[];
    }
  | { kind: FaultKind; phase: Phase; detail: string };

/** What we ourselves know about a request when we send it. */
export interface ExchangeContext {
  target: 'qi' | 'kind' | 'mixin' | 'entity' | 'collection' | 'other';
  effect: Effect;
  /** False for a request that breaks HTTP itself. */
  wellFormed: boolean;
  /** Clause that it breaks on purpose. */
  breaks?: string;
  /** Who sent it, when it was not `main`. */
  principal?: string;
}

export interface ExchangeLine {
  type: 'exchange';
  key: ExchangeKey;
  request: RecordedRequest;
  outcome: RecordedOutcome;
  context: ExchangeContext;
  /** Milliseconds: since the run began, and of the exchange. */
  at: number;
  elapsed: number;
}

export interface PollLine {
  type: 'poll';
  case: string;
  attempt: number;
  step: string;
  observations: number;
  ended: 'condition' | 'deadline';
  /** As in {@link ExchangeKey}. */
  shard?: number;
}

/** One expectation applied, or one that did not come to be. */
export interface Assertion {
  clauses: string[];
  verdict: Verdict;
  /** What was due, in words. */
  expected: string;
  /** What came, in words. */
  got: string;
  /** Remark of a pass, reason of anything that is neither pass nor fail. */
  remark?: string;
  /** Choice of an `anyOf` that the server took. */
  choice?: string;
  /** Key of the exchange that decided, as text (see {@link keyText}). */
  exchange?: string;
  /** `line:column` in the case's file. */
  source?: string;
  /** A usual cause that the failure looks like; no part of the verdict. */
  hint?: string;
}

/** Why a test case came to nothing, or what several failures have in common. */
export interface Cause {
  /** Stable within a run: what blocked, e.g. `recipe:infrastructure#compute`, `need:pagination`. */
  id: string;
  text: string;
  exchange?: string;
}

export interface CaseLine {
  type: 'case';
  id: string;
  attempt: number;
  verdict: Verdict;
  /** Of anything that is not a plain pass. */
  reason?: string;
  cause?: Cause;
  assertions: Assertion[];
  /** Number of exchanges. */
  exchanges: number;
  /** Milliseconds. */
  elapsed: number;
}

export interface RuleLine {
  type: 'rule';
  id: string;
  verdict: Verdict;
  /** Exchanges looked at. */
  subjects: number;
  assertions: (Assertion & { count: number })[];
}

/** Something the reader ought to know: what was left behind, a limit hit, an interruption. */
export interface NoteLine {
  type: 'note';
  code: 'left-behind' | 'removed' | 'limit' | 'interrupted' | 'foreign-change' | 'earlier-run' | 'credentials';
  text: string;
  curl?: string;
}

export interface FooterLine {
  type: 'footer';
  verdict: ProfileVerdict;
  /** The sentence that names profile, version and product. */
  sentence: string;
  exitCode: number;
  counts: {
    exchanges: number;
    cases: number;
    verdicts: Partial<Record<Verdict, number>>;
    /** Secrets that answers held, each replaced by a reference. */
    redactions?: number;
  };
  /** Milliseconds. */
  elapsed: number;
}

/** `case#attempt/step/iteration.try`, in a merged record with `~part` behind; unique in a run. */
export function keyText(key: ExchangeKey): string {
  const part = key.shard === undefined ? '' : `~${key.shard}`;
  return `${key.case}#${key.attempt}/${key.step}/${key.iteration}.${key.try}${part}`;
}
