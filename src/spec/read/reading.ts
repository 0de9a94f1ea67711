/** One reading of a suite file: the source, and the mistakes that no schema can see. */
import type { ErrorDetail } from '../../errors.js';
import { problemAt } from '../problem.js';
import type { Source } from '../source.js';
import type { Position } from '../suite.js';

export class Reading {
  readonly problems: ErrorDetail[] = [];

  constructor(readonly source: Source) {}

  /** Place of a map or list, in the source. */
  at(value: unknown): Position {
    return typeof value === 'object' && value !== null ? this.source.of(value) : [1, 1];
  }

  refuse(value: unknown, message: string): void {
    this.problems.push(problemAt(this.source, this.at(value), 'schema', message));
  }

  /** The one key of a closed list that a map has; none or several are refused. */
  only<T extends string>(map: Record<string, unknown>, keys: readonly T[], what: string): T | undefined {
    const found = keys.filter((key) => map[key] !== undefined);
    if (found.length === 1) return found[0];
    const said = found.length === 0 ? 'none is there' : `${found.join(' and ')} are there`;
    this.refuse(map, `${what} has exactly one of ${keys.join(', ')}: ${said}`);
    return undefined;
  }
}
