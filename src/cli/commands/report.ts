/** `report`: a run record in the form that somebody wants to read. */
import { writeFileSync } from 'node:fs';
import { Option } from 'commander';
import { SuiteError } from '../../errors.js';
import type { RunRecord } from '../../record/run-record.js';
import { type CommandFile, example } from '../command.js';

const writers = {
  html: async () => (await import('../../report/html/report.js')).htmlReport,
  junit: async () => (await import('../../report/junit.js')).junitReport,
  markdown: async () => (await import('../../report/markdown.js')).markdownReport,
  json: async () => (await import('../../report/json.js')).jsonReport,
  target: async () => (await import('../../report/target.js')).targetReport,
  ctrf: async () => (await import('../../report/ctrf.js')).ctrfReport,
  har: async () => (await import('../../report/har.js')).harReport,
  earl: async () => (await import('../../report/earl.js')).earlReport,
} satisfies { [format: string]: () => Promise<(record: RunRecord) => string> };

type Format = keyof typeof writers;

export const report: CommandFile = (program, { terminal }) => {
  program
    .command('report')
    .description('Make a report from a run record; it needs neither the server nor a network.')
    .argument('<record>', 'a run record, such as reports/run.jsonl')
    .addOption(new Option('--format <name>', 'form of the report').choices(Object.keys(writers)).makeOptionMandatory())
    .option('--out <file>', 'where to write it; to standard output unless given')
    .addHelpText('after', example('report reports/run.jsonl --format markdown --out summary.md', 'writes the summary of a run'))
    .action(async (path: string, options: { format: Format; out?: string }) => {
      const { readRecord } = await import('../../record/read.js');
      const record = readRecord(path);
      const write = await writers[options.format]();
      const text = write(record);
      if (options.out === undefined) terminal.out.write(text);
      else writeReport(options.out, text);
    });
};

function writeReport(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new SuiteError('file', `report [${path}]: cannot be written: ${cause instanceof Error ? cause.message : cause}`, [], { cause });
  }
}
