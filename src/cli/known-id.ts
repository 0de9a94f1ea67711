/** Complaints about ids that nobody knows, with the one that may have been meant. */
import { SuiteError } from '../errors.js';
import { didYouMean } from '../spec/problem.js';

/** The error for an id, a name or a value that is none of those known; `what` names its kind, e.g. "mutant". */
export function unknownId(what: string, id: string, known: Iterable<string>): SuiteError {
  return new SuiteError('usage', `unknown ${what} [${id}]${didYouMean(id, known)}`);
}
