/** `init`: looks at a server, asks what it cannot know, and writes a commented target.yaml. */
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Option } from 'commander';
import { SuiteError } from '../../errors.js';
import { type Effect, SCHEMES, type Scheme } from '../../spec/catalogue.js';
import { type CommandContext, type CommandFile, example } from '../command.js';
import { EXIT } from '../exit-codes.js';

interface InitWords {
  out: string;
  vendor?: string;
  product?: string;
  productVersion?: string;
  profile: string;
  allow: Effect;
  auth?: Scheme | 'none';
  user?: string;
  ca?: string[];
  force?: true;
}

const SCHEMA = fileURLToPath(new URL('../../spec/schemas/target.schema.json', import.meta.url));
const BY_CHALLENGE: { readonly [challenge: string]: Scheme } = { basic: 'basic', digest: 'digest', bearer: 'bearer', keystone: 'keystone' };

export const init: CommandFile = (program, context) => {
  program
    .command('init')
    .description('Look at a server, ask what cannot be seen, and write a commented target.yaml. Sends only GET, without credentials.')
    .argument('<url>', 'base URL of the OCCI service')
    .option('--out <file>', 'where to write it', 'target.yaml')
    .option('--vendor <name>', 'who makes the product')
    .option('--product <name>', 'what it is called')
    .option('--product-version <version>', 'its version')
    .option('--profile <name>', 'what to test against', 'occi-1.2')
    .addOption(new Option('--allow <effect>', 'what may be touched').choices(['none', 'own', 'shared', 'bulk']).default('own'))
    .addOption(new Option('--auth <scheme>', 'how main shows who it is; by the challenge unless given').choices([...SCHEMES, 'none']))
    .option('--user <name>', 'name of main, or a reference such as ${env:OCCI_USER}')
    .option('--ca <file...>', 'certificates of authorities to trust besides the usual ones')
    .option('--force', 'write over a file that is there')
    .addHelpText('after', example('init https://cloud.example.org/occi/', 'writes target.yaml for that server'))
    .action((url: string, options: InitWords) => perform(url, options, context));
};

async function perform(url: string, options: InitWords, { terminal, exit }: CommandContext): Promise<void> {
  if (options.force !== true && existsSync(options.out)) {
    throw new SuiteError('usage', `target [${options.out}]: it is there already; give --force to write over it, or another --out`);
  }
  const [{ prepareFor }, { diagnose }, { targetText }, { secretSource }] = await Promise.all([
    import('../run-plan.js'),
    import('../../engine/run/doctor.js'),
    import('../../spec/target-text.js'),
    import('../../engine/run/secret-source.js'),
  ]);
  const ca = options.ca?.map((path) => resolve(path));
  const material = await prepareFor(
    { url, ...(ca === undefined ? {} : { tls: { ca } }) },
    { url, profile: options.profile, allow: 'none' },
  );
  const { findings, facts, schemes } = await diagnose(material, { secrets: { source: secretSource('.') } });
  const challenge = schemes.map((scheme) => BY_CHALLENGE[scheme]).find((scheme) => scheme !== undefined);
  const ask = await asker(terminal);
  try {
    const wanted =
      options.auth ?? (schemes.length === 0 ? 'none' : await ask(`Scheme of the account (${SCHEMES.join(', ')})`, challenge ?? 'basic'));
    const scheme = SCHEMES.find((known) => known === wanted);
    if (scheme === undefined && wanted !== 'none') throw new SuiteError('usage', `scheme [${wanted}]: none of ${SCHEMES.join(', ')}, none`);
    const product = {
      vendor: options.vendor ?? (await ask('Vendor of the product', 'unknown')),
      name: options.product ?? (await ask('Name of the product', 'unknown')),
      version: options.productVersion ?? (await ask('Version of the product', 'unknown')),
    };
    const folder = dirname(resolve(options.out));
    const text = targetText({
      url: material.target.url,
      product,
      profile: options.profile,
      allow: options.allow,
      schema: relative(folder, SCHEMA),
      ...(scheme === undefined ? {} : { scheme }),
      ...(options.user === undefined ? {} : { user: options.user }),
      ...(ca === undefined ? {} : { ca: ca.map((path) => relative(folder, path)) }),
      kinds:
        facts === undefined ? [] : facts.categories.filter((c) => c.class === 'kind' && c.location !== undefined).map((c) => shortOf(c.id)),
      absent: facts === undefined ? [] : absentIn(facts.renderings),
      findings: findings.map(({ check, state, text }) => `${check}: ${state === 'ok' ? '' : `${state}, `}${text}`),
    });
    write(options.out, text);
    terminal.out.write(`${options.out} is written; next: occi-conformance doctor --target ${options.out}\n`);
    for (const { check, state, text: what, advice } of findings) {
      if (state === 'failed') terminal.err.write(`${check}: ${what}; ${advice ?? ''}\n`);
    }
    const unreached = findings.some(({ check, state }) => state === 'failed' && check !== 'authentication' && check !== 'creation');
    if (unreached) exit(EXIT.unreachable);
  } finally {
    ask.end();
  }
}

/** Asks where there is somebody to answer; else the answer is what is proposed. */
async function asker(
  terminal: CommandContext['terminal'],
): Promise<((question: string, proposed: string) => Promise<string>) & { end(): void }> {
  if (!process.stdin.isTTY) return Object.assign(async (_question: string, proposed: string) => proposed, { end: () => {} });
  const { createInterface } = await import('node:readline/promises');
  const lines = createInterface({ input: process.stdin, output: terminal.err });
  const ask = async (question: string, proposed: string): Promise<string> => {
    const answer = (await lines.question(`${question} [${proposed}]: `)).trim();
    return answer === '' ? proposed : answer;
  };
  return Object.assign(ask, { end: () => lines.close() });
}

/** As target.yaml names kinds. */
function shortOf(id: string): string {
  return id.replace(/^http:\/\/schemas\.ogf\.org\/occi\//, '');
}

/** Tokens of the renderings that were not found. */
function absentIn(renderings: ReadonlySet<string>): string[] {
  const tokens = { 'application/occi+json': 'json-rendering', 'text/occi': 'text-occi', 'text/uri-list': 'uri-list' };
  return Object.entries(tokens).flatMap(([type, token]) => (renderings.has(type) ? [] : [token]));
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new SuiteError('file', `target [${path}]: cannot be written: ${cause instanceof Error ? cause.message : cause}`, [], { cause });
  }
}
