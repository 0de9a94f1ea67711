/** All commands, in the order of the help. */
import type { CommandFile } from '../command.js';
import { cleanup } from './cleanup.js';
import { compare } from './compare.js';
import { coverage } from './coverage.js';
import { diff } from './diff.js';
import { doctor } from './doctor.js';
import { explain } from './explain.js';
import { init } from './init.js';
import { list } from './list.js';
import { merge } from './merge.js';
import { mutants } from './mutants.js';
import { plan } from './plan.js';
import { plugfest } from './plugfest.js';
import { regrade } from './regrade.js';
import { report } from './report.js';
import { run } from './run.js';
import { serve } from './serve.js';
import { validate } from './validate.js';
import { verify } from './verify.js';

export const commands: readonly CommandFile[] = [
  run,
  init,
  doctor,
  plan,
  list,
  explain,
  coverage,
  mutants,
  serve,
  report,
  verify,
  regrade,
  merge,
  cleanup,
  diff,
  compare,
  plugfest,
  validate,
];
