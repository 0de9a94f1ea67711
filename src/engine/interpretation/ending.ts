/** How a test case ends before its last step. */

import { SuiteError } from '../../errors.js';
import type { Cause } from '../../record/format.js';
import type { Verdict } from '../../record/verdict.js';
import { NotInRecord } from './command.js';

/** Thrown inside the interpretation of a case; what is undecided by then gets this verdict. */
export class Ending extends Error {
  override readonly name = 'Ending';

  constructor(
    readonly verdict: Exclude<Verdict, 'pass' | 'warn' | 'fail'>,
    readonly reason: string,
    readonly details: {
      cause?: Cause;
      /** Key text of the exchange that brought it about. */
      exchange?: string;
      /** Worth one more attempt on fresh resources (design: Verdicts, inconclusive). */
      passing?: boolean;
      /** Need that turned out not to be met. */
      unmet?: string;
    } = {},
  ) {
    super(reason);
  }
}

/** How a case ends by whatever was thrown inside it: a fault of ours, or of the record, never becomes a FAIL. */
export function endingOf(thrown: unknown): Ending {
  if (thrown instanceof Ending) return thrown;
  if (thrown instanceof NotInRecord) return new Ending('inconclusive', `not in the record: ${thrown.message}`);
  // the linter knows every name, so one that is missing now is what an earlier step should have brought and did not
  if (thrown instanceof SuiteError && thrown.code === 'reference') {
    return new Ending('blocked', thrown.message, { cause: { id: `missing:${thrown.message}`, text: thrown.message } });
  }
  return new Ending('error', `fault of the suite: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
}
