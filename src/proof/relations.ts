/** Which clauses cannot but break when one does: `sameAs`, `sumOf` and `entails`, followed to their end. */
import type { Clause } from '../spec/catalogue.js';

/** The clause itself and all that its breach reaches. */
export function reach(clause: string, clauses: Iterable<Clause>): Set<string> {
  const all = [...clauses];
  const reached = new Set([clause]);
  for (const id of reached) {
    for (const other of all) {
      if (other.sameAs === id || other.sumOf?.includes(id)) reached.add(other.id);
      // two that say the same break together, whichever of them is named
      if (other.id === id && other.sameAs !== undefined) reached.add(other.sameAs);
      if (other.id === id) for (const entailed of other.entails ?? []) reached.add(entailed.clause);
    }
  }
  return reached;
}
