/** `run`: a profile against a target, with record, reports and a verdict. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { RunEnd } from '../../engine/run/run.js';
import { SuiteError } from '../../errors.js';
import type { RunRecord } from '../../record/run-record.js';
import type { Baseline, BaselineEntry } from '../../spec/baseline.js';
import { EFFECTS } from '../../spec/catalogue.js';
import { type CommandContext, type CommandFile, example } from '../command.js';
import { EXIT, exitCodeOf } from '../exit-codes.js';
import { interruptible } from '../interruption.js';
import { presentError } from '../present.js';
import type { RunWords } from '../run-plan.js';

interface RunOptions extends Omit<RunWords, 'url' | 'shard'> {
  out: string;
  shard?: string;
  baseline?: string;
  writeBaseline?: string;
  quiet?: true;
  verbose?: true;
}

export const run: CommandFile = (program, context) => {
  program
    .command('run')
    .description('Test a server, and write its record and reports. Without URL the embedded server is tested.')
    .argument('[url]', 'base URL of the OCCI service')
    .option('--profile <name-or-file>', 'what to test against; occi-1.2 unless the target says otherwise')
    .option('--target <file>', 'target.yaml: product, limits, permissions, features of the server')
    .option('--out <folder>', 'where the record and the reports go', 'reports')
    .option('--select <what...>', 'only these: ids of test cases or clauses, some axes (ID@accept=text/occi), sections (GFD.223/10.3)')
    .addOption(new Option('--allow <effect>', 'what the suite may touch; own unless the target says otherwise').choices(EFFECTS))
    .option('--concurrency <n>', 'test cases at once', positive)
    .option('--baseline <file>', 'what is known not to be well: ends with 0 if nothing deviates from it, else with 1')
    .option('--write-baseline <file>', 'write a baseline of all that is not well; of what it already knows the remarks are kept')
    .option('--shard <i/n>', 'only the test cases of part I of N; merge joins the parts')
    .addOption(new Option('--quiet', 'nothing but failures and the verdict').conflicts('verbose'))
    .option('--verbose', 'each test case and exchange')
    .addHelpText(
      'after',
      example('run http://127.0.0.1:8787/ --out reports', 'tests that server, touching nothing but what the suite makes'),
    )
    .action((url: string | undefined, options: RunOptions) => perform(url, options, context));
};

async function perform(url: string | undefined, options: RunOptions, { terminal, exit }: CommandContext): Promise<void> {
  const [engine, { parseShard }, { prepare }, files, { observerFor }, { createConsoleReporter }] = await Promise.all([
    import('../../engine/run/run.js'),
    import('../../engine/plan/shard.js'),
    import('../run-plan.js'),
    import('../run-reports.js'),
    import('../run-observer.js'),
    import('../../report/console.js'),
  ]);
  const { shard, baseline: _, writeBaseline, ...words } = options;
  const part = shard === undefined ? {} : { shard: parseShard(shard) };
  const baselines = await baselinesOf(options);
  const { material, suite, texts, secrets, stop } = await prepare({ ...words, ...part, ...(url === undefined ? {} : { url }) });
  const interruption = interruptible();
  try {
    const folder = files.reportFolder(options.out);
    const reporter = createConsoleReporter(terminal.out, { quiet: options.quiet === true, verbose: options.verbose === true });
    const { record, end } = await engine.run({
      material,
      suite,
      texts,
      secrets,
      ...(baselines.known === undefined ? {} : { baseline: baselines.known }),
      files: { record: join(folder, files.RECORD_FILE), ledger: join(folder, files.LEDGER_FILE) },
      signal: interruption.signal,
      observer: observerFor(reporter, (text) => void terminal.err.write(`${text}\n`)),
    });
    const paths = files.writeReports(record, folder);
    reporter.ended(record);
    if (options.quiet !== true) terminal.out.write(`reports: ${[join(folder, files.RECORD_FILE), ...paths].join(' ')}\n`);
    if (writeBaseline !== undefined) await files.writeBaseline(record, writeBaseline, baselines.older);
    if (end.ended === 'unreachable') terminal.err.write(`target unreachable [${material.target.url}]: ${end.reason}\n`);
    if (end.ended === 'failed') presentError(end.error, terminal);
    exit(exitCode(end, record, interruption.signal));
  } finally {
    interruption.end();
    await stop();
  }
}

/** The baseline that the run is held against, and what an earlier one says that is to be written anew. */
async function baselinesOf({ baseline, writeBaseline, shard }: RunOptions): Promise<{ known?: Baseline; older: BaselineEntry[] }> {
  if (baseline === undefined && writeBaseline === undefined) return { older: [] };
  if (shard !== undefined) throw new SuiteError('usage', `--shard [${shard}]: a part has no baseline; give it to merge`);
  const { loadBaseline } = await import('../../spec/load.js');
  const known = baseline === undefined ? undefined : await loadBaseline(baseline);
  const older = writeBaseline === undefined || !existsSync(writeBaseline) ? known : await loadBaseline(writeBaseline);
  return { ...(known === undefined ? {} : { known }), older: older?.entries ?? [] };
}

function exitCode(end: RunEnd, record: RunRecord, signal: AbortSignal): number {
  switch (end.ended) {
    case 'complete':
      return record.footer?.exitCode ?? EXIT.internal;
    case 'unreachable':
      return EXIT.unreachable;
    case 'stopped':
      return signal.aborted ? EXIT.interrupted : EXIT.notDetermined;
    case 'failed':
      return signal.aborted ? EXIT.interrupted : exitCodeOf(end.error);
  }
}

function positive(text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('A number from 1 to 9999 is wanted.');
  return Number(text);
}
