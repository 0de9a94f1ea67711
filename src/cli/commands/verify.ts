/** `verify`: the verdicts of a record, recomputed from its exchanges by the same suite. */
import { type CommandFile, example } from '../command.js';
import { EXIT } from '../exit-codes.js';

export const verify: CommandFile = (program, { terminal, exit }) => {
  program
    .command('verify')
    .description('Recompute the verdicts of a run record; ends with 0 if they agree, 1 if not, 2 if another suite made it.')
    .argument('<record>', 'a run record, such as reports/run.jsonl')
    .addHelpText('after', example('verify reports/run.jsonl', 'says which verdicts the exchanges in the record do not bear out'))
    .action(async (path: string) => {
      const [{ readRecord }, { loadBundle }, { rejudge }, { differences }, { materialOf }] = await Promise.all([
        import('../../record/read.js'),
        import('../../spec/load.js'),
        import('../../engine/run/regrade.js'),
        import('../../record/difference.js'),
        import('../rejudging.js'),
      ]);
      const record = readRecord(path);
      const { suite } = record.header;
      const installed = loadBundle();
      if (suite.digest !== installed.digest) {
        terminal.err.write(`not the same suite: the record is by ${suite.version} (${suite.digest.slice(0, 12)}), `);
        terminal.err.write(`installed is ${installed.version} (${installed.digest.slice(0, 12)}); regrade judges by the installed one\n`);
        exit(EXIT.notDetermined);
        return;
      }
      const found = differences(record, await rejudge(record, materialOf(record)));
      for (const { kind, id, was, is } of found) terminal.out.write(`${kind} ${id}: recorded ${was}, recomputed ${is}\n`);
      if (found.length > 0) exit(EXIT.notConformant);
      else terminal.out.write(`agrees: ${record.cases.length} test cases, ${record.rules.length} rules\n`);
    });
};
