/** `diff`: what changed from one run to another. */
import { Option } from 'commander';
import { type CommandFile, example } from '../command.js';
import { EXIT } from '../exit-codes.js';

interface DiffOptions {
  json?: true;
  markdown?: true;
}

export const diff: CommandFile = (program, { terminal, exit }) => {
  program
    .command('diff')
    .description('Say what changed from one run to another; ends with 1 if anything got worse, else with 0.')
    .argument('<before>', 'the run record to compare with, such as that of last night')
    .argument('<after>', 'the run record in question')
    .addOption(new Option('--json', 'the difference as JSON').conflicts('markdown'))
    .option('--markdown', 'as Markdown, for a comment on a pull request')
    .addHelpText('after', example('diff last-night/run.jsonl reports/run.jsonl --markdown', 'says what the change did to the verdicts'))
    .action(async (before: string, after: string, options: DiffOptions) => {
      const [{ readRecord }, { runDifference }, { diffText }, { diffMarkdown }, { diffJson }] = await Promise.all([
        import('../../record/read.js'),
        import('../../record/run-difference.js'),
        import('../../report/diff/text.js'),
        import('../../report/diff/markdown.js'),
        import('../../report/diff/json.js'),
      ]);
      const difference = runDifference(readRecord(before), readRecord(after));
      const write = options.json === true ? diffJson : options.markdown === true ? diffMarkdown : diffText;
      terminal.out.write(write(difference));
      exit(difference.worse ? EXIT.notConformant : EXIT.ok);
    });
};
