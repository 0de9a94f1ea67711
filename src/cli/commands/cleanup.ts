/** `cleanup`: removes what a run that did not come to its end has left at its target. */
import { type CommandFile, example } from '../command.js';
import { EXIT } from '../exit-codes.js';

export const cleanup: CommandFile = (program, { terminal, exit }) => {
  program
    .command('cleanup')
    .description('Remove what a killed run left at its target; ends with 0 if nothing is left, 1 if something is, 4 without an answer.')
    .argument('[ledger]', 'the ledger of the run', 'reports/ledger.jsonl')
    .option('--target <file>', 'target.yaml of the run: credentials, TLS, deadlines')
    .addHelpText('after', example('cleanup reports/ledger.jsonl', 'removes what that run has made, and says what is still there'))
    .action(async (path: string, options: { target?: string }) => {
      const [{ sweepLedger }, { plainText }] = await Promise.all([import('../sweeping.js'), import('../../report/plain-text.js')]);
      const say = (text: string) => terminal.out.write(`${plainText(text)}\n`);
      const { removed, left, unsearched, base } = await sweepLedger(path, options.target);
      for (const { location } of removed) say(`removed: ${location}`);
      for (const { property, answer, command } of left) {
        say(`still there: ${property.location} (${answer})`);
        say(`  ${command}`);
      }
      for (const { url, answer, marks } of unsearched) {
        say(`not searched: ${url} (${answer}), where something titled ${marks.join(' or ')} may be`);
        say(`  curl -H 'Accept: text/plain' '${url.replaceAll("'", "'\\''")}'`);
      }
      if (removed.length + left.length + unsearched.length === 0) say(`nothing of ours is left at ${base}`);
      const open = left.length + unsearched.length > 0;
      const answered = removed.length > 0 || [...left, ...unsearched].some(({ answer }) => !answer.startsWith('no response'));
      if (open) exit(answered ? EXIT.notConformant : EXIT.unreachable);
    });
};
