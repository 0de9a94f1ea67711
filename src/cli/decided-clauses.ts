/** Which clauses a test case or rule decides, as far as it shows without a server. */
import { allValues, type ClauseMention } from '../spec/expand.js';

/** Ids of the clauses that are decided, each once. */
export function decidedBy(mentions: readonly ClauseMention[]): string[] {
  const deciding = mentions.filter(({ how }) => how === 'decides' || how === 'deviations');
  return [...new Set(deciding.flatMap(({ text, scope }) => allValues(text, scope) ?? []))];
}
