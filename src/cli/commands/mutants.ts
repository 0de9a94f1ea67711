/** `mutants`: the proof of the suite on deliberately deviating servers. */
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Proof } from '../../proof/proof.js';
import { type CommandContext, type CommandFile, example, writeJson } from '../command.js';
import { EXIT } from '../exit-codes.js';
import type { Terminal } from '../terminal.js';

interface MutantsOptions {
  full?: boolean;
  json?: boolean;
  seed?: string;
  profile: string;
}

/** Random combinations of variants in one proof. */
const COMBINATIONS = 20;
/** Ids and titles of every run, so that a proof repeats. */
const RUN_SEED = '5eed';

export const mutants: CommandFile = (program, context) => {
  program
    .command('mutants')
    .description('Prove the suite: each mutant of the reference server has to be killed, each variant tolerated.')
    .argument('[id...]', 'mutants and variants to try; all unless given')
    .option('--full', 'all test cases against each mutant, instead of those of its clause and a sample')
    .option('--json', 'the kill matrix as JSON')
    .option('--seed <hex>', 'chooses samples and combinations; printed')
    .option('--profile <name>', 'the profile that is proven', 'occi-1.2')
    .addHelpText('after', example('mutants --full --json', 'prints the whole kill matrix'))
    .action((ids: string[], options: MutantsOptions) => perform(ids, options, context));
};

async function perform(ids: string[], options: MutantsOptions, { terminal, exit }: CommandContext): Promise<void> {
  const [{ loadBundle, loadProfile }, { loadDeviations }, { prove, shortcomings }, { unknownId }] = await Promise.all([
    import('../../spec/load.js'),
    import('../../reference/deviations/registry.js'),
    import('../../proof/proof.js'),
    import('../known-id.js'),
  ]);
  const { profile } = await loadProfile(options.profile);
  const deviations = await loadDeviations();
  const known = deviations.map((d) => d.id);
  for (const id of ids) if (!known.includes(id)) throw unknownId('mutant or variant', id, known);
  const proof = await prove({ bundle: loadBundle(), profile, seed: RUN_SEED }, deviations, {
    full: options.full === true,
    seed: options.seed ?? randomBytes(4).toString('hex'),
    combinations: COMBINATIONS,
    only: ids,
    // starting a thread costs more than a handful of servers
    threads: ids.length > 0 && ids.length < 8 ? 0 : availableParallelism(),
    progress: (done, of, id) => showProgress(terminal, `${done} of ${of} ${id}`),
  });
  showProgress(terminal, '');
  const wrong = shortcomings(proof);
  if (options.json === true) {
    const { scope, mutants: killed, variants } = proof;
    writeJson(terminal, {
      scope,
      mutants: killed.map(({ contradictions: _contradictions, ...result }) => result),
      variants: variants.map(({ id, clause, clean, findings }) => ({ id, clause, clean, findings })),
    });
  } else for (const line of wrongLines(proof, new Set(wrong))) terminal.out.write(`${line}\n`);
  terminal.err.write(`${closingLine(proof)}\n`);
  exit(wrong.length === 0 ? EXIT.ok : EXIT.notConformant);
}

function showProgress({ err }: Terminal, text: string): void {
  if ('isTTY' in err && err.isTTY) err.write(`\r\u001b[K${text}`);
}

/** What is not as it has to be, and nothing else. */
function wrongLines(proof: Proof, wrong: ReadonlySet<string>): string[] {
  return [
    ...proof.mutants
      .filter((m) => wrong.has(m.id))
      .flatMap((m) => [
        `${m.killed ? 'killed' : 'ALIVE '} ${m.id} (${m.clause}, ${m.expected})${m.collateral.length > 0 ? ` collateral: ${m.collateral.join(', ')}` : ''}`,
        ...m.contradictions.map((c) => `    ${c}`),
      ]),
    ...proof.variants.filter((v) => !v.clean).flatMap((v) => [`NOT TOLERATED ${v.id} (${v.clause})`, ...v.findings.map((f) => `    ${f}`)]),
    ...proof.neverPassed.map((clause) => `NEVER PASSED ${clause}`),
  ];
}

function closingLine({ mutants: of, variants, neverPassed, scope, seed }: Proof): string {
  const count = (n: number, noun: string): string => `${n} ${noun}`;
  return [
    count(of.length, 'mutants'),
    count(of.filter((m) => !m.killed).length, 'alive'),
    count(of.filter((m) => m.collateral.length > 0).length, 'with collateral'),
    count(of.filter((m) => m.contradictions.length > 0).length, 'judged otherwise on replay'),
    count(variants.length, 'servers with permitted behaviour'),
    count(variants.filter((v) => !v.clean).length, 'not tolerated'),
    count(neverPassed.length, 'tested clauses never passed'),
    `scope ${scope}`,
    `seed ${seed}`,
  ].join(', ');
}
