/** From a ledger to a clean target: who is asked, with whose credentials, and what came of it. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { credentialled } from '../engine/interpretation/principal.js';
import { confined } from '../engine/run/confined.js';
import { createLedger, readLedger } from '../engine/run/ledger.js';
import { createLiveChannel } from '../engine/run/live.js';
import { secretSource } from '../engine/run/secret-source.js';
import { type Sweep, sweep } from '../engine/run/sweep.js';
import { createTargetTransport } from '../engine/run/target-transport.js';
import { SuiteError } from '../errors.js';
import { loadTarget } from '../spec/load.js';
import { resolveTarget } from '../spec/target.js';

/** Nothing is recorded: the ledger says what was done. */
const NO_RECORDER = { write: () => {}, body: () => undefined };

/** Removes what the ledger tells of, and enters in it what is gone. */
export async function sweepLedger(path: string, targetFile?: string): Promise<Sweep & { base: string }> {
  if (!existsSync(path)) throw new SuiteError('file', `ledger [${path}]: there is none`);
  const content = readLedger(path);
  const base = content.target;
  if (!URL.canParse(base)) throw new SuiteError('file', `ledger [${path}]: names no target; is it the ledger of a run?`);
  const input = targetFile === undefined ? {} : await loadTarget(targetFile);
  // credentials go nowhere but where they belong
  if (input.url !== undefined && new URL(input.url).origin !== new URL(base).origin) {
    throw new SuiteError('usage', `target [${targetFile}]: it is of ${input.url}, the ledger of ${base}`);
  }
  const target = resolveTarget(input, { url: base });
  const transport = createTargetTransport(target, { source: secretSource(targetFile === undefined ? '.' : dirname(targetFile)) });
  const ledger = createLedger(path, base, content.started, true, true);
  try {
    const channel = credentialled(
      createLiveChannel({
        transport: confined(transport, base),
        recorder: NO_RECORDER,
        ledger,
        limits: target.limits,
        began: performance.now(),
      }),
      target,
    );
    return { ...(await sweep({ ledger, base, limits: target.limits, channel, testCase: 'cleanup' })), base };
  } finally {
    ledger.close();
    await transport.close();
  }
}
