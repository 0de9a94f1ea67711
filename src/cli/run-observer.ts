/** Tells the console reporter of a run as the engine goes. */
import type { RunObserver } from '../engine/run/run.js';
import type { CaseLine, PlannedCase } from '../record/format.js';
import type { ConsoleReporter } from '../report/console.js';

/** An observer for the engine; `note` gets what the reader ought to know at once. */
export function observerFor(reporter: ConsoleReporter, note: (text: string) => void): RunObserver {
  const planned = new Map<string, PlannedCase>();
  // Probes end before the plan is there that names them.
  let early: CaseLine[] | undefined = [];
  const tell = (line: CaseLine) => {
    const of = planned.get(line.id);
    if (of !== undefined) reporter.finished(line, of);
  };
  return {
    planned(plan, header) {
      for (const one of plan.cases) planned.set(one.id, one);
      reporter.planned(plan, header);
      for (const line of early ?? []) tell(line);
      early = undefined;
    },
    result(line) {
      if (early === undefined) tell(line);
      else early.push(line);
    },
    exchange: (line, body) => reporter.exchange(line, body),
    note,
  };
}
