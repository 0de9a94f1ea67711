/** `doctor`: what stands in the way of a run, and what to do about it. */
import { Option } from 'commander';
import type { Finding } from '../../engine/run/doctor.js';
import type { Effect } from '../../spec/catalogue.js';
import { type CommandFile, example, writeJson } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { type Style, styled } from '../terminal.js';

const MARKS: Record<Finding['state'], readonly [string, Style]> = {
  ok: ['ok', 'green'],
  warning: ['warning', 'yellow'],
  failed: ['failed', 'red'],
  skipped: ['skipped', 'dim'],
};
/** Until the query interface has been read the target counts as not reached. */
const REACHING: readonly Finding['check'][] = ['dns', 'connection', 'tls', 'authentication', 'base path', 'query interface'];

interface DoctorWords {
  target?: string;
  profile?: string;
  allow?: Effect;
  json?: true;
}

export const doctor: CommandFile = (program, { terminal, exit }) => {
  program
    .command('doctor')
    .description(
      'Check a server before a run: name, connection, TLS, authentication, paths, types, clock, and creation where it is allowed.',
    )
    .argument('[url]', 'base URL of the OCCI service; the embedded server unless given')
    .option('--target <file>', 'target.yaml')
    .option('--profile <name-or-file>', 'what a run would test against')
    .addOption(new Option('--allow <effect>', 'none: create nothing').choices(['none', 'own', 'shared', 'bulk']))
    .option('--json', 'the findings as JSON')
    .addHelpText('after', example('doctor --target target.yaml', 'says what a run with that file would stumble over'))
    .action(async (url: string | undefined, options: DoctorWords) => {
      const [{ prepare }, { diagnose }] = await Promise.all([import('../run-plan.js'), import('../../engine/run/doctor.js')]);
      const { json, ...words } = options;
      const prepared = await prepare({ ...words, ...(url === undefined ? {} : { url }) });
      const { out } = terminal;
      const tell = ({ check, state, text, advice }: Finding): void => {
        const [word, style] = MARKS[state];
        out.write(`${styled(out, style, word.padEnd(8))} ${check.padEnd(16)} ${plain(text)}\n`);
        if (advice !== undefined) out.write(`${' '.repeat(26)}-> ${plain(advice)}\n`);
      };
      try {
        const { findings } = await diagnose(prepared.material, { secrets: prepared.secrets, ...(json ? {} : { found: tell }) });
        if (json) writeJson(terminal, findings);
        const failed = findings.filter(({ state }) => state === 'failed');
        if (failed.some(({ check }) => REACHING.includes(check))) exit(EXIT.unreachable);
        else if (failed.length > 0) exit(EXIT.notDetermined);
      } finally {
        await prepared.stop();
      }
    });
};

/** What a server says may hold what a terminal obeys. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd');
}
