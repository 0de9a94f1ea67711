/** `run`: a profile against a server, with all reports. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { EFFECTS } from '../../spec/catalogue.js';
import { type CommandFile, example } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { RunWords } from '../run-plan.js';

interface RunOptions extends Omit<RunWords, 'url'> {
  out: string;
  quiet?: boolean;
  verbose?: boolean;
}

export const run: CommandFile = (program, { terminal, exit }) => {
  program
    .command('run')
    .description('Run a profile against a server and write the run record and its reports. Without URL the embedded server is tested.')
    .argument('[url]', 'base URL of the OCCI service')
    .option('--profile <name|file>', 'what is claimed (default: occi-1.2)')
    .option('--target <file>', 'target.yaml: URL, product, limits, permissions, recipes')
    .option('--out <dir>', 'where to write the record and the reports', 'reports')
    .option('--select <id|section...>', 'only these test cases: an id, an id@axis=value, a clause, or GFD.223/10.3')
    .addOption(new Option('--allow <effect>', 'what the run may touch at the target (default: own)').choices([...EFFECTS]))
    .option('--concurrency <n>', 'test cases at once', count)
    .option('--quiet', 'only failures and the verdict')
    .option('--verbose', 'a line for each test case and exchange')
    .addHelpText('after', example('run http://127.0.0.1:8080/ --profile occi-1.2 --out reports', 'tests a server given by URL'))
    .action(async (url: string | undefined, options: RunOptions) => {
      const [{ prepare }, engine, { createConsoleReporter }, { writeReports }] = await Promise.all([
        import('../run-plan.js'),
        import('../../engine/run.js'),
        import('../../report/console.js'),
        import('../reports.js'),
      ]);
      const prepared = await prepare({ ...options, ...(url === undefined ? {} : { url }) });
      const interrupted = new AbortController();
      const interrupt = (): void => interrupted.abort();
      process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
      const stream = terminal.err as NodeJS.WriteStream;
      const reporter = createConsoleReporter(stream, {
        ...(options.quiet === undefined ? {} : { quiet: options.quiet }),
        ...(options.verbose === undefined ? {} : { verbose: options.verbose }),
      });
      mkdirSync(options.out, { recursive: true });
      const planned = new Map<string, Parameters<typeof reporter.finished>[1]>();
      try {
        const { record, end } = await engine.run({
          material: prepared.material,
          suite: prepared.suite,
          texts: prepared.texts,
          files: { record: join(options.out, 'run.jsonl'), ledger: join(options.out, 'ledger.jsonl') },
          signal: interrupted.signal,
          observer: {
            planned(plan, header) {
              for (const one of plan.cases) planned.set(one.id, one);
              reporter.planned(plan, header);
            },
            exchange: (line, body) => reporter.exchange(line, body),
            result(line) {
              const one = planned.get(line.id);
              if (one !== undefined) reporter.finished(line, one);
            },
            note: (text) => void terminal.err.write(`${text}\n`),
          },
        });
        await writeReports(record, options.out);
        reporter.ended(record);
        switch (end.ended) {
          case 'failed':
            throw end.error;
          case 'unreachable':
            terminal.err.write(`${end.reason}\n`);
            exit(EXIT.unreachable);
            return;
          case 'stopped':
            exit(interrupted.signal.aborted ? EXIT.interrupted : EXIT.notDetermined);
            return;
          case 'complete':
            exit(record.footer?.exitCode ?? EXIT.notDetermined);
        }
      } finally {
        process.removeListener('SIGINT', interrupt).removeListener('SIGTERM', interrupt);
        await prepared.stop();
      }
    });
};

function count(text: string): number {
  const n = Number(text);
  if (!/^\d+$/.test(text) || n < 1 || n > 256) throw new InvalidArgumentError('From 1 to 256.');
  return n;
}
