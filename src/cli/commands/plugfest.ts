/** `plugfest`: several servers tested together, and compared. */
import { join } from 'node:path';
import type { Outcome, Participant } from '../../engine/run/plugfest.js';
import type { RunObserver } from '../../engine/run/run.js';
import type { RunRecord } from '../../record/run-record.js';
import type { PlugfestReporter } from '../../report/plugfest-console.js';
import type { PlugfestTarget } from '../../spec/plugfest.js';
import { type CommandContext, type CommandFile, example } from '../command.js';
import { EXIT, exitCodeOf } from '../exit-codes.js';
import { interruptible } from '../interruption.js';

interface PlugfestCommandOptions {
  out: string;
  anonymous?: true;
  shard?: string;
}

export const plugfest: CommandFile = (program, context) => {
  program
    .command('plugfest')
    .description('Test several servers together, each into a record of its own, and compare them.')
    .argument('<file>', 'YAML: the targets with their profiles and limits')
    .option('--out <folder>', 'where the records, the reports and the comparison go', 'plugfest')
    .option('--anonymous', 'name no server in the comparison')
    .option('--shard <i/n>', 'only the test cases of part I of N, at each of them')
    .addHelpText('after', example('plugfest plugfest.yaml --out plugfest', 'tests all targets, and ends with plugfest/compare.html'))
    .action((file: string, options: PlugfestCommandOptions) => perform(file, options, context));
};

async function perform(file: string, options: PlugfestCommandOptions, { terminal, exit }: CommandContext): Promise<void> {
  const [engine, { parseShard }, { loadPlugfest }, files, { compareRuns }, { writeComparison }, { createPlugfestReporter }] =
    await Promise.all([
      import('../../engine/run/plugfest.js'),
      import('../../engine/plan/shard.js'),
      import('../../spec/load.js'),
      import('../run-reports.js'),
      import('../../report/compare/model.js'),
      import('../comparison.js'),
      import('../../report/plugfest-console.js'),
    ]);
  const shard = options.shard === undefined ? {} : { shard: parseShard(options.shard) };
  const { targets, limit, profile } = await loadPlugfest(file);
  const reporter = createPlugfestReporter(
    terminal.out,
    targets.map(({ name }) => name),
  );
  const interruption = interruptible();
  try {
    // Whatever is wrong with a file is said before anything is sent.
    const participants = await participantsOf(targets, { ...(profile === undefined ? {} : { profile }), ...shard }, options.out);
    const told = participants.map((participant) => ({
      ...participant,
      signal: interruption.signal,
      observer: observerOf(participant.name, reporter),
    }));
    const outcomes = await engine.plugfest(told, {
      limit,
      observer: { began: (name) => reporter.began(name), ended: (outcome) => tell(outcome, reporter) },
    });
    const records: RunRecord[] = [];
    for (const outcome of outcomes) {
      if (outcome.ended !== 'run') continue;
      records.push(outcome.result.record);
      files.writeReports(outcome.result.record, join(options.out, outcome.name));
    }
    reporter.close();
    const comparison = compareRuns(records, { anonymous: options.anonymous === true });
    const paths = (['html', 'csv', 'json'] as const).map((format) => {
      const path = join(options.out, `compare.${format}`);
      writeComparison(comparison, format, path);
      return path;
    });
    terminal.out.write(`comparison: ${paths.join(' ')}\n`);
    exit(exitCode(outcomes, interruption.signal));
  } finally {
    reporter.close();
    interruption.end();
  }
}

async function participantsOf(targets: readonly PlugfestTarget[], words: object, out: string): Promise<Participant[]> {
  const [{ newSeed, prepare }, files] = await Promise.all([import('../run-plan.js'), import('../run-reports.js')]);
  // One seed gives all of them the same names, so that exchanges compare; two runs at one server must not meet in them.
  const seed = newSeed();
  const urls = new Set<string>();
  const participants: Participant[] = [];
  for (const { name, ...target } of targets) {
    const { material, suite, texts, secrets } = await prepare({ ...words, ...target, seed });
    const { url } = material.target;
    const folder = files.reportFolder(join(out, name));
    participants.push({
      name,
      material: urls.has(url) ? { ...material, seed: newSeed() } : material,
      suite,
      texts,
      secrets,
      files: { record: join(folder, files.RECORD_FILE), ledger: join(folder, files.LEDGER_FILE) },
    });
    urls.add(url);
  }
  return participants;
}

function observerOf(name: string, reporter: PlugfestReporter): RunObserver {
  return {
    planned: (plan) => reporter.planned(name, plan.cases.length),
    result: (line) => reporter.finished(name, line.verdict),
  };
}

function tell(outcome: Outcome, reporter: PlugfestReporter): void {
  if (outcome.ended === 'died') {
    reporter.died(outcome.name, reasonOf(outcome.error));
    return;
  }
  const { record, end } = outcome.result;
  switch (end.ended) {
    case 'complete':
      reporter.ended(outcome.name, record);
      break;
    case 'unreachable':
      reporter.ended(outcome.name, record, `unreachable: ${end.reason}`);
      break;
    case 'stopped':
      reporter.ended(outcome.name, record, 'stopped before its end');
      break;
    case 'failed':
      reporter.died(outcome.name, reasonOf(end.error));
      break;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Of several the one that a reader has to act on first: our own fault, an interruption, a server not reached, then the verdicts. */
function exitCode(outcomes: readonly Outcome[], signal: AbortSignal): number {
  if (signal.aborted) return EXIT.interrupted;
  const codes = outcomes.map((outcome): number => {
    if (outcome.ended === 'died') return exitCodeOf(outcome.error);
    const { end, record } = outcome.result;
    if (end.ended === 'failed') return exitCodeOf(end.error);
    if (end.ended === 'stopped') return EXIT.notDetermined;
    return record.footer?.exitCode ?? EXIT.internal;
  });
  const order = [EXIT.internal, EXIT.usage, EXIT.unreachable, EXIT.notConformant, EXIT.notDetermined];
  return order.find((code) => codes.includes(code)) ?? EXIT.ok;
}
