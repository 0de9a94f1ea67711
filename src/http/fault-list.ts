/** Gathers framing faults of one message: one entry per code, since a thousand bad lines are still one finding. */
import type { FramingFault } from './exchange.js';

export class FaultList {
  readonly #found = new Map<FramingFault['code'], { detail: string; count: number }>();

  /** Notes a fault; the first detail of a code is kept, later ones are counted. */
  add(code: FramingFault['code'], detail: string): void {
    const known = this.#found.get(code);
    if (known === undefined) this.#found.set(code, { detail, count: 1 });
    else known.count++;
  }

  /** The faults in the order in which their codes first appeared. */
  list(): FramingFault[] {
    return [...this.#found].map(([code, { detail, count }]) => ({
      code,
      detail: count === 1 ? detail : `${detail} (and ${count - 1} more)`,
    }));
  }
}

/** The start of peer text, quoted, with control characters escaped, short enough for one line. */
export function excerpt(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
