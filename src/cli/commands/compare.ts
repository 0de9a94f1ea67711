/** `compare`: several runs side by side. */
import { extname } from 'node:path';
import { Option } from 'commander';
import { SuiteError } from '../../errors.js';
import { type CommandFile, example } from '../command.js';

const FORMATS = ['html', 'csv', 'json'] as const;
type Format = (typeof FORMATS)[number];

interface CompareCommandOptions {
  out?: string;
  format?: Format;
  anonymous?: true;
}

export const compare: CommandFile = (program, { terminal }) => {
  program
    .command('compare')
    .description('Put several runs side by side: clauses against implementations, by disagreement.')
    .argument('<record...>', 'run records, one of each implementation')
    .option('--out <file>', 'where to write it, its form by its name: .html, .csv or .json; to standard output unless given')
    .addOption(new Option('--format <name>', 'form, where the name does not tell').choices(FORMATS))
    .option('--anonymous', 'server A, B, … in an order that tells nothing; no messages')
    .addHelpText('after', example('compare a/run.jsonl b/run.jsonl --out compare.html', 'shows where two implementations differ'))
    .action(async (paths: string[], options: CompareCommandOptions) => {
      const format = formatOf(options);
      const [{ readRecord }, { compareRuns }, { writeComparison, comparisonText }] = await Promise.all([
        import('../../record/read.js'),
        import('../../report/compare/model.js'),
        import('../comparison.js'),
      ]);
      const comparison = compareRuns(
        paths.map((path) => readRecord(path)),
        { anonymous: options.anonymous === true },
      );
      if (options.out === undefined) terminal.out.write(comparisonText(comparison, format));
      else writeComparison(comparison, format, options.out);
    });
};

function formatOf({ out, format }: CompareCommandOptions): Format {
  if (format !== undefined) return format;
  if (out === undefined) return 'html';
  const known = FORMATS.find((name) => extname(out).toLowerCase() === `.${name}`);
  if (known === undefined)
    throw new SuiteError('usage', `--out [${out}]: the name tells no form; wanted is .html, .csv or .json, or --format`);
  return known;
}
