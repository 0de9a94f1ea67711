/** `coverage`: which clause is tested by what, and what proves the test. */
import { type CommandFile, example, writeJson } from '../command.js';
import { EXIT } from '../exit-codes.js';

export const coverage: CommandFile = (program, { terminal, exit }) => {
  program
    .command('coverage')
    .description(
      'List the clauses of a profile with their test cases, rules, mutants and variants; ends with 1 when one has nothing and no reason.',
    )
    .option('--json', 'one object for each clause')
    .option('--profile <name|file>', 'the profile whose documents are looked at', 'occi-1.2')
    .addHelpText('after', example('coverage --json', 'prints what tests each clause'))
    .action(async (options: { json?: boolean; profile: string }) => {
      const [{ loadBundle, loadProfile }, { loadDeviations }, proof] = await Promise.all([
        import('../../spec/load.js'),
        import('../../reference/deviations/registry.js'),
        import('../../proof/coverage.js'),
      ]);
      const { profile } = await loadProfile(options.profile);
      const entries = proof.coverage(loadBundle(), new Set(profile.claim.documents), await loadDeviations());
      const gaps = entries.filter(proof.isGap);
      if (options.json === true) writeJson(terminal, entries);
      else {
        for (const e of entries) {
          const by =
            e.sameAs !== null
              ? `same as ${e.sameAs}`
              : e.sumOf.length > 0
                ? 'sum of others'
                : (e.reason ?? [...e.cases, ...e.rules].join(', '));
          terminal.out.write(
            `${e.document} ${e.section.padEnd(7)} ${e.level.padEnd(8)} ${e.proven ? 'proven  ' : '        '} ${e.clause}: ${by || 'NOTHING'}\n`,
          );
        }
      }
      const tested = entries.filter((e) => e.cases.length + e.rules.length > 0);
      terminal.err.write(
        `${entries.length} clauses, ${tested.length} tested, ${tested.filter((e) => e.proven).length} proven, ${gaps.length} without test or reason\n`,
      );
      exit(gaps.length === 0 ? EXIT.ok : EXIT.notConformant);
    });
};
