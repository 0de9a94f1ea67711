/** All commands, in the order of the help. */
import type { CommandFile } from '../command.js';

export const commands: readonly CommandFile[] = [];
