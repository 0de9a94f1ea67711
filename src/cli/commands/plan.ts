/** `plan`: every request that a run would send, with its effect; sends only GET. */
import { type CommandFile, example } from '../command.js';

export const plan: CommandFile = (program, { terminal }) => {
  program
    .command('plan')
    .description('List the test cases of a run with what they may touch, what they would create and how many at once. Sends only GET.')
    .argument('[url]', 'base URL of the OCCI service; the embedded server unless given')
    .option('--target <file>', 'target.yaml')
    .option('--profile <name|file>', 'what is claimed (default: occi-1.2)')
    .addHelpText('after', example('plan http://127.0.0.1:8080/', 'shows what a run there would do'))
    .action(async (url: string | undefined, options: { target?: string; profile?: string }) => {
      const [{ prepare }, { preview }] = await Promise.all([import('../run-plan.js'), import('../../engine/plan/preview.js')]);
      const prepared = await prepare({ ...options, ...(url === undefined ? {} : { url }) });
      try {
        const { lines, alive, creations } = await preview(prepared.material, prepared.secrets);
        for (const { id, effect, requests, foregone } of lines) {
          terminal.out.write(`${effect.padEnd(6)} ${id}${foregone === undefined ? '' : `  (${foregone})`}\n`);
          for (const request of requests) terminal.out.write(`         ${request}\n`);
        }
        terminal.out.write(`${lines.length} test cases; at most ${alive} entities alive at once, at most ${creations} created\n`);
      } finally {
        await prepared.stop();
      }
    });
};
