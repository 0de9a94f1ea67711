/** How a test case ends before its last step. */
import type { Cause } from '../record/format.js';
import type { Verdict } from '../record/verdict.js';

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
