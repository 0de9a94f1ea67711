/** `mutants`: the proof of the suite on deliberately deviating servers. */
import { randomBytes } from 'node:crypto';
import { type CommandFile, example, writeJson } from '../command.js';
import { EXIT } from '../exit-codes.js';

interface MutantsOptions {
  full?: boolean;
  json?: boolean;
  seed?: string;
  profile: string;
}

/** Random combinations of variants in one proof. */
const COMBINATIONS = 20;

export const mutants: CommandFile = (program, { terminal, exit }) => {
  program
    .command('mutants')
    .description('Prove the suite: each mutant of the reference server has to be killed, each variant tolerated.')
    .argument('[id...]', 'mutants and variants to try; all unless given')
    .option('--full', 'all test cases against each mutant, instead of those of its clause and a sample')
    .option('--json', 'the kill matrix as JSON')
    .option('--seed <hex>', 'chooses samples and combinations; printed')
    .option('--profile <name>', 'the profile that is proven', 'occi-1.2')
    .addHelpText('after', example('mutants --full --json', 'prints the whole kill matrix'))
    .action(async (ids: string[], options: MutantsOptions) => {
      const [{ loadBundle, loadProfile }, { loadDeviations }, { prove, shortcomings }, { unknownId }] = await Promise.all([
        import('../../spec/load.js'),
        import('../../reference/deviations/registry.js'),
        import('../../proof/proof.js'),
        import('../known-id.js'),
      ]);
      const bundle = loadBundle();
      const { profile } = await loadProfile(options.profile);
      const deviations = await loadDeviations();
      const known = deviations.map((d) => d.id);
      for (const id of ids) if (!known.includes(id)) throw unknownId('mutant or variant', id, known);
      const seed = options.seed ?? randomBytes(4).toString('hex');
      const stream = terminal.err as NodeJS.WriteStream;
      const proof = await prove({ bundle, profile, seed: '5eed' }, deviations, {
        full: options.full === true,
        seed,
        combinations: COMBINATIONS,
        only: ids,
        progress: (done, of, id) => {
          if (stream.isTTY) stream.write(`\r\u001b[K${done} of ${of} ${id}`);
        },
      });
      if (stream.isTTY) stream.write('\r\u001b[K');
      const wrong = new Set(shortcomings(proof));
      if (options.json === true) {
        const { scope, mutants: killed, variants } = proof;
        writeJson(terminal, {
          scope,
          mutants: killed,
          variants: variants.map(({ id, clause, clean, findings }) => ({ id, clause, clean, findings })),
        });
      } else {
        for (const m of proof.mutants) {
          if (wrong.has(m.id))
            terminal.out.write(
              `${m.killed ? 'killed' : 'ALIVE '} ${m.id} (${m.clause}, ${m.expected})${m.collateral.length > 0 ? ` collateral: ${m.collateral.join(', ')}` : ''}\n`,
            );
        }
        for (const v of proof.variants)
          if (!v.clean) terminal.out.write(`NOT TOLERATED ${v.id} (${v.clause})\n${v.findings.map((f) => `    ${f}\n`).join('')}`);
      }
      const alive = proof.mutants.filter((m) => !m.killed).length;
      const collateral = proof.mutants.filter((m) => m.collateral.length > 0).length;
      const intolerant = proof.variants.filter((v) => !v.clean).length;
      terminal.err.write(
        `${proof.mutants.length} mutants, ${alive} alive, ${collateral} with collateral; ${proof.variants.length} servers with permitted behaviour, ${intolerant} not tolerated; scope ${proof.scope}, seed ${seed}\n`,
      );
      exit(wrong.size === 0 ? EXIT.ok : EXIT.notConformant);
    });
};
