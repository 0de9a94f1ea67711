/** `merge`: the records of the parts of a run, joined into the record of the whole. */
import { dirname, join, resolve } from 'node:path';
import { SuiteError } from '../../errors.js';
import type { RunRecord } from '../../record/run-record.js';
import { type CommandFile, example } from '../command.js';
import { EXIT } from '../exit-codes.js';

export const merge: CommandFile = (program, { terminal, exit }) => {
  program
    .command('merge')
    .description('Join the records of all parts of a run (run --shard I/N) into one, and judge it as a whole.')
    .argument('<record...>', 'the run records of all parts, in any order')
    .requiredOption('--out <folder>', 'where the joined record and its reports go')
    .option('--baseline <file>', 'what is known not to be well: ends with 0 if nothing deviates from it, else with 1')
    .addHelpText('after', example('merge part-*/run.jsonl --out reports', 'makes one run of its parts, with one verdict'))
    .action(async (paths: string[], options: { out: string; baseline?: string }) => {
      const [{ readRecord }, { loadBaseline, loadBundle }, { rejudge }, { joinParts }, { createConsoleReporter }, { materialOf }, files] =
        await Promise.all([
          import('../../record/read.js'),
          import('../../spec/load.js'),
          import('../../engine/run/regrade.js'),
          import('../../record/merge.js'),
          import('../../report/console.js'),
          import('../rejudging.js'),
          import('../run-reports.js'),
        ]);
      if (paths.some((path) => resolve(dirname(path)) === resolve(options.out))) {
        throw new SuiteError('usage', `--out [${options.out}]: one of the parts is there, and would be overwritten`);
      }
      const baseline = options.baseline === undefined ? {} : { baseline: await loadBaseline(options.baseline) };
      const parts = paths.map((path) => readRecord(path));
      const joined = joinParts(parts);
      const installed = loadBundle();
      if (joined.header.suite.digest !== installed.digest) {
        throw new SuiteError(
          'usage',
          `merge [run records]: they are by suite ${joined.header.suite.version} (${joined.header.suite.digest.slice(0, 12)}), and installed is ${installed.version} (${installed.digest.slice(0, 12)}); merge with the version that made them`,
        );
      }
      const record = await rejudge(joined, materialOf(joined), join(files.reportFolder(options.out), files.RECORD_FILE), baseline);
      for (const part of parts) checkBorneOut(part, record);
      const written = files.writeReports(record, options.out);
      createConsoleReporter(terminal.out).ended(record);
      terminal.out.write(`reports: ${[join(options.out, files.RECORD_FILE), ...written].join(' ')}\n`);
      exit(record.footer?.exitCode ?? EXIT.internal);
    });
};

/** A part whose verdicts its own exchanges do not bear out is no evidence. Probes ran in each part, and are judged together. */
function checkBorneOut(part: RunRecord, whole: RunRecord): void {
  const verdicts = new Map(whole.cases.map(({ id, verdict }) => [id, verdict]));
  const recorded = new Map(part.cases.map(({ id, verdict }) => [id, verdict]));
  for (const { id, kind } of part.plan?.cases ?? []) {
    if (kind !== 'case' || recorded.get(id) === verdicts.get(id)) continue;
    const which = `part ${part.header.shard?.index}`;
    throw new SuiteError(
      'record-damaged',
      `run record [${which}]: ${id} is recorded as ${recorded.get(id) ?? 'absent'}, and its exchanges make it ${verdicts.get(id) ?? 'absent'}`,
    );
  }
}
