/** The command line: one command a file, each of which loads the library only when it is run, so that help costs nothing. */
import { Command, CommanderError } from 'commander';
import { PACKAGE } from '../spec/package.js';
import { type CommandFile, example } from './command.js';
import { commands } from './commands/index.js';
import { EXIT, exitCodeOf } from './exit-codes.js';
import { presentError } from './present.js';
import { processTerminal, styled, type Terminal, widthOf } from './terminal.js';

/** Runs a command line, without the program's name, and returns the exit code; never ends the process. */
export async function main(
  argv: readonly string[],
  terminal: Terminal = processTerminal(),
  files: readonly CommandFile[] = commands,
): Promise<number> {
  let exitCode: number = EXIT.ok;
  const program = createProgram(terminal);
  const exit = (code: number) => {
    exitCode = code;
  };
  for (const add of files) add(program, { terminal, exit });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    // Commander has already written help, version or what was wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    presentError(error, terminal);
    return exitCodeOf(error);
  }
}

/** The settings are inherited by the commands added later. */
function createProgram(terminal: Terminal): Command {
  return new Command('occi-conformance')
    .description('Conformance and interoperability tests for servers of the Open Cloud Computing Interface (OCCI).')
    .version(PACKAGE.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.out.write(text),
      writeErr: (text) => void terminal.err.write(text),
      getOutHelpWidth: () => widthOf(terminal.out),
      getErrHelpWidth: () => widthOf(terminal.err),
      outputError: (text, write) => write(text.replace(/^error:/, styled(terminal.err, 'red', 'error:'))),
    })
    .addHelpText('after', example('run', 'tests the server that comes with the suite'));
}
