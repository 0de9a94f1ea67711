/** Collects what a parser notices: deviations with their places, and how often each production was seen. */
import type { DeviationCode, Production } from './deviation.js';
import type { Deviation, MessagePlace } from './rendering.js';

/** Deviations of one code under one production beyond this number are dropped, so that a hostile message stays cheap. */
const PER_CODE = 100;

const EXCERPT = 80;

export class Findings {
  readonly deviations: Deviation[] = [];
  readonly counted: Partial<Record<Production, number>> = {};
  readonly #perCode = new Map<string, number>();

  /** Counts one occurrence of a production, well-formed or not. */
  count(production: Production): void {
    this.counted[production] = (this.counted[production] ?? 0) + 1;
  }

  /** Notes one departure from a production. */
  add(code: DeviationCode, production: Production, place: MessagePlace, excerpt: string): void {
    const key = `${production} ${code}`;
    const seen = this.#perCode.get(key) ?? 0;
    if (seen >= PER_CODE) return;
    this.#perCode.set(key, seen + 1);
    this.deviations.push({ code, production, place, excerpt: excerpt.length > EXCERPT ? `${excerpt.slice(0, EXCERPT)}…` : excerpt });
  }
}
