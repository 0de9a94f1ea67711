/** `regrade`: a record judged by the suite installed now; changed requests become inconclusive. */
import { dirname, join, resolve } from 'node:path';
import { SuiteError } from '../../errors.js';
import { type CommandFile, example } from '../command.js';

export const regrade: CommandFile = (program, { terminal }) => {
  program
    .command('regrade')
    .description('Judge a run record by the suite that is installed, and write a new record that names the old one.')
    .argument('<record>', 'a run record, such as reports/run.jsonl')
    .requiredOption('--out <folder>', 'where the new record and its reports go')
    .addHelpText('after', example('regrade reports/run.jsonl --out regraded', 'judges an old run by new expectations'))
    .action(async (path: string, options: { out: string }) => {
      const [
        { readRecord },
        { bundledProfile, loadBundle },
        { rejudge },
        { differences },
        { summarize },
        { materialOf },
        files,
        { PACKAGE },
      ] = await Promise.all([
        import('../../record/read.js'),
        import('../../spec/load.js'),
        import('../../engine/run/regrade.js'),
        import('../../record/difference.js'),
        import('../../record/summary.js'),
        import('../rejudging.js'),
        import('../run-reports.js'),
        import('../../spec/package.js'),
      ]);
      if (resolve(dirname(path)) === resolve(options.out)) {
        throw new SuiteError('usage', `--out [${options.out}]: the old record is there, and would be overwritten`);
      }
      const old = readRecord(path);
      const { version, digest } = loadBundle();
      // A profile of the user is in the record as it was resolved; one of the package is taken as it is now.
      const own = Object.keys(old.header.texts).length > 0;
      const material = materialOf(old, own ? old.header.profile : (bundledProfile(old.header.profile.id) ?? old.header.profile));
      const record = await rejudge(old, material, join(files.reportFolder(options.out), files.RECORD_FILE), {
        package: { name: PACKAGE.name, version: PACKAGE.version },
        suite: { version, digest },
        regradeOf: old.digest,
      });
      files.writeReports(record, options.out);
      for (const { kind, id, was, is } of differences(old, record)) terminal.out.write(`${kind} ${id}: was ${was}, is ${is}\n`);
      terminal.out.write(`${summarize(record).sentence}\n`);
    });
};
