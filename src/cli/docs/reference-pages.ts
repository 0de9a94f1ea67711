/** Pages about the program itself: commands, verdicts, exit codes, error codes, needs. */
import { Writable } from 'node:stream';
import { Command } from 'commander';
import type { ErrorCode } from '../../errors.js';
import { PROFILE_VERDICTS, type ProfileVerdict, VERDICTS, type Verdict } from '../../record/verdict.js';
import type { Need } from '../../spec/catalogue.js';
import { commands } from '../commands/index.js';
import { ERROR_CODES, EXIT, exitCodeOfCode } from '../exit-codes.js';
import { main } from '../main.js';
import type { Terminal } from '../terminal.js';
import { codes, pageOf, prose, table } from './markdown.js';

/** Each command with its help, as it prints it. */
export async function commandsPage(): Promise<string> {
  const names = programNames();
  const parts = [];
  for (const name of names) parts.push(`## ${name}\n\n\`\`\`text\n${(await helpOf([name])).trimEnd()}\n\`\`\``);
  return pageOf('Commands', [
    'Results go to standard output, everything else to standard error. `NO_COLOR` and `FORCE_COLOR` are heard.',
    names.map((name) => `[${name}](#${name})`).join(' · '),
    ...parts,
  ]);
}

/** Names of all commands, in the order of the help. */
export function programNames(): string[] {
  return programOf().commands.map((command) => command.name());
}

/** Long options of a command. */
export function optionsOf(name: string): string[] {
  const command = programOf().commands.find((one) => one.name() === name);
  return (command?.options ?? []).flatMap(({ long }) => long ?? []);
}

function programOf(): Command {
  const program = new Command('occi-conformance');
  for (const add of commands) add(program, { terminal: sink().terminal, exit() {} });
  return program;
}

async function helpOf(argv: string[]): Promise<string> {
  const { terminal, text } = sink();
  await main([...argv, '--help'], terminal);
  return text();
}

/** No terminal, so that help is neither coloured nor as wide as somebody's window. */
function sink(): { terminal: Terminal; text(): string } {
  let text = '';
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  // What a terminal has beyond a stream is absent, as with a pipe.
  const out = stream as Writable & NodeJS.WriteStream;
  return { terminal: { out, err: out }, text: () => text };
}

const MEANINGS: Record<Verdict, string> = {
  fail: 'a clause that binds (MUST, or binding through a table, a grammar or a state diagram) was broken',
  error: 'a fault of the suite itself; it never becomes a failure of the server',
  inconclusive: 'what was seen does not decide it: a time-out, a quota, a change by somebody else, a failure that did not come again',
  blocked: 'something that it rests on did not hold; the cause is named, and counted once',
  warn: 'a recommendation was not followed, or a deviation that the text tolerates',
  pass: 'at least one expectation was held against at least one subject, and all of them held',
  skipped: 'not looked at: the operator did not supply or permit something, or it was not selected; what would change that is named',
  'not-applicable': 'the server was free not to offer it, or the occasion did not arise; the exchange that showed it is named',
};

const CLAIMS: Record<ProfileVerdict, string> = {
  conformant: 'every mandatory clause passed or is not applicable',
  'not-conformant': 'a mandatory clause failed, or a required feature is not offered',
  'not-determined':
    'neither: something mandatory could not be decided or was not looked at; so is every filtered or interrupted run that has no failure',
  'no-violation-found':
    'as conformant, for a profile that leaves out a mandatory clause of a document that it names: no claim of conformance to that document',
};

/** What the verdicts mean, the heaviest first, and what a profile comes to. */
export function verdictsPage(): string {
  return pageOf('Verdicts', [
    'From assertion to test case, from test case to clause, the heaviest verdict counts. They are listed in that order.',
    table(
      ['verdict', 'means'],
      VERDICTS.map((verdict) => [verdict, MEANINGS[verdict]]),
    ),
    'What a breach costs is the `binding` of the clause: `must` a fail, `should` a warning, `may` a remark. A clause that is marked `disputed` can be read in more than one way; every reading that the text permits passes.',
    '## Profiles',
    table(
      ['verdict', 'means'],
      PROFILE_VERDICTS.map((verdict) => [verdict, CLAIMS[verdict]]),
    ),
  ]);
}

const ENDS: Record<keyof typeof EXIT, string> = {
  ok: 'conformant, or no violation found; of commands without a verdict: done',
  notConformant: 'not conformant: a mandatory clause failed; with a baseline: something deviates from it',
  notDetermined: 'not determined: something mandatory could not be decided; a filtered run is never conformant',
  usage: 'wrong usage or configuration',
  unreachable: 'the target does not answer, or not with OCCI',
  internal: 'a fault of the suite',
  interrupted: 'interrupted',
};

/** The exit codes by number. */
export function exitCodesPage(): string {
  const rows = Object.entries(EXIT).map(([name, code]) => [`${code}`, ENDS[name as keyof typeof EXIT]]);
  return pageOf('Exit codes', ['A run writes its record and reports however it ends.', table(['code', 'means'], rows)]);
}

const ERRORS: Partial<Record<ErrorCode, string>> = {
  usage: 'a wrong option, an unknown id',
  yaml: 'a YAML file that is no YAML',
  schema: 'a YAML file that breaks its JSON Schema',
  lint: 'a suite that the linter refuses',
  reference: 'an unknown or doubled id, an unknown need',
  file: 'a file that cannot be read or written',
  'record-damaged': 'a run record that is cut or altered',
  'record-format': 'a run record of another format version',
  unreachable: 'no answer from the target, or none that is OCCI',
  internal: 'a fault of the suite',
};

/** The stable codes of errors, and what each ends in. */
export function errorCodesPage(): string {
  const rows = ERROR_CODES.map((code) => [`\`${code}\``, ERRORS[code] ?? '', `${exitCodeOfCode(code)}`]);
  return pageOf('Error codes', [
    'Errors that are raised on purpose have a code that stays; mistakes in files come with file, line and column, and the code in brackets.',
    table(['code', 'means', 'exit code'], rows),
  ]);
}

/** The vocabulary of needs. */
export function needsPage(needs: Iterable<Need>): string {
  const rows = [...needs].map(({ token, title, kind, decidedBy, categories = [] }) => [
    `\`${token}\``,
    prose(title),
    kind,
    decidedBy,
    codes(categories, 3),
  ]);
  return pageOf('Needs', [
    'What test cases need: a `feature` is the choice of the server, a `fixture` is supplied by the operator. `decidedBy` says who tells whether it is there: discovery of the query interface, a probe, the fixtures of the test case (`given`), the target file, or the implementation conformance statement (`ics`) in it.',
    table(['token', 'title', 'kind', 'decided by', 'categories'], rows),
  ]);
}
