/** What a matcher may look at besides the answer itself; all of it is data. */
import type { Hint } from '../../../spec/suite.js';
import type { Facts } from '../../discovery/facts.js';
import type { Created } from '../../interpretation/creation.js';
import type { Exchange } from '../../interpretation/exchange.js';
import type { Scope } from '../../interpretation/scope.js';
import type { Finding } from '../finding.js';
import type { Announcement } from './announced.js';

export interface MatchContext {
  exchange: Exchange;
  scope: Scope;
  facts: Facts;
  /** How the new entity of this step was found; undefined when none was. */
  found?: Created | undefined;
  /** What came of looking at the target before and after the request, by the name of the matcher's subject. */
  aftermath?: ReadonlyMap<string, Finding>;
  /** Of a rule: all categories that the query interface listed in the run; else discovery's. */
  announced?: Announcement;
  /** Of the test case or rule. */
  hints?: readonly Hint[] | undefined;
}
