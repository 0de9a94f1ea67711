/** `list`: the test cases of a profile. */
import { type CommandFile, example, strong, writeJson } from '../command.js';

export const list: CommandFile = (program, { terminal }) => {
  program
    .command('list')
    .description('List the test cases that a profile takes.')
    .option('--profile <name-or-file>', 'profile', 'occi-1.2')
    .option('--json', 'as JSON')
    .addHelpText('after', example('list --json', 'lists id, title, section, axes, clauses, needs and effect of each test case'))
    .action(async (options: { profile: string; json?: true }) => {
      const [{ loadBundle, loadProfile }, { suitesOf }, { listingOf }] = await Promise.all([
        import('../../spec/load.js'),
        import('../selection.js'),
        import('../listing.js'),
      ]);
      const { profile } = await loadProfile(options.profile);
      const suites = suitesOf(profile, loadBundle());
      const listed = listingOf(suites);
      if (options.json === true) {
        writeJson(terminal, listed);
        return;
      }
      const width = Math.max(...listed.map(({ id }) => id.length), 0);
      for (const { document, section, title } of suites) {
        const here = listed.filter((one) => one.document === document && one.section === section);
        if (here.length === 0) continue;
        terminal.out.write(`${strong(terminal, `${document} §${section}  ${title}`)}\n`);
        for (const one of here) terminal.out.write(`  ${one.id.padEnd(width)}  ${one.title}\n`);
      }
    });
};
