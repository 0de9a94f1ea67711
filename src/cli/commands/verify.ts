/** `verify` and `regrade`: a record judged again without a server. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Material } from '../../engine/material.js';
import type { RunRecord } from '../../record/run-record.js';
import type { Bundle } from '../../spec/bundle.js';
import { type CommandFile, example } from '../command.js';
import { exitCodeOf } from '../exit-codes.js';
import { presentError } from '../present.js';

const VERIFY = { agrees: 0, differs: 1, otherSuite: 2, unreadable: 3 } as const;

export const verify: CommandFile = (program, { terminal, exit }) => {
  program
    .command('verify')
    .description('Recompute every verdict of a record with the same suite: 0 agrees, 1 differs, 2 not the same suite, 3 unreadable.')
    .argument('<record>', 'a run record, such as reports/run.jsonl')
    .addHelpText('after', example('verify reports/run.jsonl', 'says whether the verdicts follow from the exchanges'))
    .action(async (path: string) => {
      const [{ readRecord }, { loadBundle }, { rejudge }, { differences }] = await Promise.all([
        import('../../record/read.js'),
        import('../../spec/load.js'),
        import('../../engine/regrade.js'),
        import('../../record/difference.js'),
      ]);
      let record: RunRecord;
      try {
        record = readRecord(path);
      } catch (error) {
        presentError(error, terminal);
        exit(exitCodeOf(error) === 3 ? VERIFY.unreadable : exitCodeOf(error));
        return;
      }
      const bundle = loadBundle();
      if (record.header.suite.digest !== bundle.digest) {
        terminal.err.write(
          `verify [${path}]: the record was made with another suite (${record.header.suite.version}); regrade judges it with this one\n`,
        );
        exit(VERIFY.otherSuite);
        return;
      }
      const found = differences(record, await rejudge(record, await materialOf(record, bundle)));
      for (const { kind, id, was, is } of found) terminal.out.write(`${kind} ${id}: recorded ${was}, recomputed ${is}\n`);
      if (found.length === 0)
        terminal.out.write(`agrees: ${record.cases.length} results recomputed from ${record.exchanges.size} exchanges\n`);
      exit(found.length === 0 ? VERIFY.agrees : VERIFY.differs);
    });
};

export const regrade: CommandFile = (program, { terminal }) => {
  program
    .command('regrade')
    .description('Judge a record with the installed suite and write a new record and reports; changed requests become inconclusive.')
    .argument('<record>', 'a run record')
    .requiredOption('--out <dir>', 'where to write the new record')
    .addHelpText('after', example('regrade old/run.jsonl --out regraded', 'gives an older run the verdicts of this version'))
    .action(async (path: string, options: { out: string }) => {
      const [{ readRecord }, { loadBundle }, { rejudge }, { writeReports }] = await Promise.all([
        import('../../record/read.js'),
        import('../../spec/load.js'),
        import('../../engine/regrade.js'),
        import('../reports.js'),
      ]);
      const record = readRecord(path);
      mkdirSync(options.out, { recursive: true });
      const again = await rejudge(record, await materialOf(record, loadBundle()), join(options.out, 'run.jsonl'));
      await writeReports(again, options.out);
      terminal.out.write(`${again.footer?.sentence ?? 'The run had been interrupted.'}\n`);
    });
};

/** The material of the recorded run: its profile, target and seed, with the suites at hand. */
async function materialOf(record: RunRecord, bundle: Bundle): Promise<Material> {
  const { assemble } = await import('../../engine/material.js');
  const { profile, target, seed, selected } = record.header;
  return assemble({ bundle, profile, target, seed, selected });
}
