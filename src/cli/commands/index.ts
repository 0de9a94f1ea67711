/** All commands, in the order of the help. */
import type { CommandFile } from '../command.js';
import { explain } from './explain.js';
import { list } from './list.js';
import { report } from './report.js';
import { serve } from './serve.js';
import { validate } from './validate.js';

export const commands: readonly CommandFile[] = [list, explain, serve, report, validate];
