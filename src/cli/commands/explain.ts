/** `explain`: what a clause asks for, or what a test case or rule does. */
import type { Bundle } from '../../spec/load.js';
import { type CommandFile, example, writeJson } from '../command.js';

export const explain: CommandFile = (program, { terminal }) => {
  program
    .command('explain')
    .description('Explain a clause, a test case or a rule: what is asked for, what is sent, what is expected.')
    .argument('<id>', 'id of a clause, a test case or a rule; axes behind @ are ignored')
    .option('--json', 'as JSON')
    .addHelpText('after', example('explain http.versioning.server-header', 'says what the clause asks for, and which tests decide it'))
    .action(async (given: string, options: { json?: true }) => {
      const [{ loadBundle }, { explanationOf, idsOf }, { explanationText }, { unknownId }] = await Promise.all([
        import('../../spec/load.js'),
        import('../explanation.js'),
        import('../explanation-text.js'),
        import('../known-id.js'),
      ]);
      const bundle: Bundle = loadBundle();
      const id = given.split(/[@#[]/)[0] ?? given;
      const found = explanationOf(id, bundle);
      if (found === undefined) throw unknownId('id', id, idsOf(bundle));
      if (options.json === true) writeJson(terminal, found);
      else terminal.out.write(`${explanationText(found, terminal.out)}\n`);
    });
};
