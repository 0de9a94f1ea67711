/** `requires`: clauses that have to hold, or the case is blocked by the one that does not. */
import type { CaseLine } from '../../record/format.js';
import type { Instance } from './instance.js';

/** Which clauses have failed so far in a run, and where. */
export class Requirements {
  readonly #failed = new Map<string, { by: string; exchange: string | undefined }>();

  constructor(readonly instances: readonly Instance[]) {}

  /** Takes in the result of a case's last attempt. */
  learn(line: CaseLine): void {
    for (const { verdict, clauses, exchange } of line.assertions) {
      if (verdict !== 'fail') continue;
      for (const clause of clauses) if (!this.#failed.has(clause)) this.#failed.set(clause, { by: line.id, exchange });
    }
  }

  /** Ids of the cases that decide what an instance requires; those that require something themselves are not waited for. */
  before(instance: Instance): string[] {
    const { requires } = instance.testCase;
    if (requires.length === 0) return [];
    return this.instances.filter((i) => i.testCase.requires.length === 0 && i.clauses.some((c) => requires.includes(c))).map((i) => i.id);
  }

  /** The instance as it stands: blocked when something that it requires has failed. */
  checked(instance: Instance): Instance {
    const clause = instance.testCase.requires.find((id) => this.#failed.has(id));
    const failure = clause === undefined ? undefined : this.#failed.get(clause);
    if (clause === undefined || failure === undefined || instance.foregone !== undefined) return instance;
    const text = `${clause} does not hold (${failure.by})`;
    const exchange = failure.exchange === undefined ? {} : { exchange: failure.exchange };
    return {
      ...instance,
      foregone: { verdict: 'blocked', reason: text, ...exchange, cause: { id: `requires:${clause}`, text, ...exchange } },
    };
  }
}
