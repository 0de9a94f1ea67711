/** What an attempt at an instance of a test case knows and has come to so far. */
import type { Assertion } from '../../record/format.js';
import type { Facts } from '../discovery/facts.js';
import type { Clauses } from '../judgement/assertions.js';
import type { Shares } from '../judgement/share.js';
import type { Instance } from '../plan/instance.js';
import type { Minter } from './identity.js';
import type { Scope } from './scope.js';
import type { Value } from './value.js';

/** State of one attempt at one instance. */
export interface Attempt {
  instance: Instance;
  facts: Facts;
  minter: Minter;
  clauses: Clauses;
  scope: Scope;
  assertions: Assertion[];
  shares: Shares;
  bound: Map<string, Value>;
  /** Something has been written in this attempt, so that reads may lag behind. */
  written: boolean;
  passing: boolean;
}
