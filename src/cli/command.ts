/** What a command file gives to the command line, and what it gets from it. */
import type { Command } from 'commander';
import { styled, type Terminal } from './terminal.js';

export interface CommandContext {
  terminal: Terminal;
  /** Says how the program ends; 0 unless said otherwise. */
  exit(code: number): void;
}

/**
 * Adds one command to the program. The file that holds it imports nothing but types at its top; what the command needs it imports
 * when it is run.
 */
export type CommandFile = (program: Command, context: CommandContext) => void;

/** The line at the end of each help text. */
export function example(line: string, does: string): string {
  return `\nExample:\n  occi-conformance ${line}\n      ${does}`;
}

/** Writes a result for programs: JSON alone on the results' stream. */
export function writeJson({ out }: Terminal, value: unknown): void {
  out.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** The word in bold, where the stream shows it. */
export function strong({ out }: Terminal, text: string): string {
  return styled(out, 'bold', text);
}
