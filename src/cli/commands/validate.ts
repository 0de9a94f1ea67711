/** `validate`: what is wrong with files of the user, without a word to any server. */
import { type CommandFile, example } from '../command.js';

export const validate: CommandFile = (program, { terminal }) => {
  program
    .command('validate')
    .description('Check suites, profiles and target files; nothing is sent anywhere.')
    .argument('<file...>', 'YAML files; what each is shows from its keys')
    .addHelpText('after', example('validate target.yaml', 'says what is wrong with target.yaml, and on which line'))
    .action(async (files: string[]) => {
      const [{ validateFiles }, { throwProblems }] = await Promise.all([import('../../spec/load.js'), import('../../spec/problem.js')]);
      throwProblems(await validateFiles(files));
      terminal.out.write(files.length === 1 ? `${files[0]}: no mistakes\n` : `${files.length} files: no mistakes\n`);
    });
};
