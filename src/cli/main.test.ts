import { describe, expect, it } from 'vitest';
import { type ErrorCode, SuiteError } from '../errors.js';
import type { CommandFile } from './command.js';
import { commands } from './commands/index.js';
import { main } from './main.js';
import { capture } from './testing/capture.js';

/** A command that throws what its argument names. */
const failing: CommandFile = (program) => {
  program
    .command('fail')
    .argument('<code>')
    .option('--loudly')
    .action(async (code: ErrorCode | 'slip') => {
      if (code === 'slip') throw new TypeError('x is undefined');
      const place = { file: 'a.yaml', line: 3, column: 7 };
      const details = [
        { code, message: 'statsu is no key', place, excerpt: '  - statsu: 200\n    ^' },
        { code, message: 'and another' },
      ];
      throw new SuiteError(code, 'target [a.yaml]: is wrong', code === 'schema' ? details : []);
    });
};
const ending: CommandFile = (program, { exit }) => void program.command('end').action(async () => exit(2));

async function run(...argv: string[]) {
  const terminal = capture();
  const code = await main(argv, terminal, [failing, ending]);
  return { code, out: terminal.result(), err: terminal.remarks() };
}

describe('the command line', () => {
  it.each<[string, number, string]>([
    ['usage', 3, 'the caller can mend it'],
    ['yaml', 3, 'the caller can mend it'],
    ['schema', 3, 'the caller can mend it'],
    ['lint', 3, 'the caller can mend it'],
    ['reference', 3, 'the caller can mend it'],
    ['file', 3, 'the caller can mend it'],
    ['record-damaged', 3, 'the record cannot be read'],
    ['record-format', 3, 'the record cannot be read'],
    ['unreachable', 4, 'the target'],
    ['internal', 5, 'our own fault'],
    ['slip', 5, 'not thrown on purpose, so our own fault'],
  ])('ends an error %s with %i: %s', async (error, code) => {
    const ended = await run('fail', error);
    expect(ended.code).toBe(code);
    expect(ended.out).toBe('');
    expect(ended.err).not.toBe('');
  });

  it.each<[string[], number, RegExp, string]>([
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/, 'version'],
    [['--help'], 0, /Example:\n {2}occi-conformance /, 'help with an example'],
    [['fail', '--help'], 0, /Usage: occi-conformance fail/, 'help of a command'],
  ])('%j ends with %i and writes to the results', async (argv, code, text) => {
    const ended = await run(...argv);
    expect(ended.code).toBe(code);
    expect(ended.out).toMatch(text);
    expect(ended.err).toBe('');
  });

  it.each<[string[], RegExp, string]>([
    [[], /Usage:/, 'no command'],
    [['fial', 'usage'], /Did you mean fail\?/, 'a command nearly right'],
    [['fail', 'usage', '--loudy'], /Did you mean --loudly\?/, 'an option nearly right'],
    [['fail'], /missing required argument/, 'no argument'],
    [['end', 'more'], /too many arguments/, 'an argument too many'],
  ])('%j is wrong usage', async (argv, text) => {
    const ended = await run(...argv);
    expect(ended).toMatchObject({ code: 3, out: '' });
    expect(ended.err).toMatch(text);
  });

  it('ends as the command says', async () => {
    expect(await run('end')).toEqual({ code: 2, out: '', err: '' });
  });

  it('shows each mistake in a file with its place and line, and no colours where there is no terminal', async () => {
    const { err } = await run('fail', 'schema');
    expect(err).toBe(
      'a.yaml:3:7: error: statsu is no key [schema]\n      - statsu: 200\n        ^\nerror: and another [schema]\n2 mistakes\n',
    );
  });

  it('has an example at the end of the help of each command', async () => {
    const names: string[] = [];
    for (const add of commands) {
      const terminal = capture();
      await main(['--help'], terminal, [add]);
      const name = /Commands:\n {2}(\S+)/.exec(terminal.result())?.[1] ?? '';
      names.push(name);
      const help = capture();
      expect(await main([name, '--help'], help, [add])).toBe(0);
      expect(help.result(), name).toMatch(new RegExp(`\nExample:\n  occi-conformance ${name}\\b.*\n.*\n$`));
    }
    expect(new Set(names).size).toBe(commands.length);
  });
});
