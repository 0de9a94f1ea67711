/** Measured process: the profile by the engine, its record kept in a file for the bare pool to repeat. */
import { assemble } from '../../engine/plan/material.js';
import { run } from '../../engine/run/run.js';
import { loadBundle, loadProfile } from '../../spec/load.js';
import { embeddedTarget } from '../specimen.js';
import { measure } from './measure.js';

const [url = '', concurrency = '1', record = ''] = process.argv.slice(2);
const bundle = loadBundle();
const { profile } = await loadProfile('occi-1.2');
const material = assemble({ bundle, profile, target: embeddedTarget(url, [], Number(concurrency)), seed: '00' });
const result = await measure(async () => {
  const done = await run({
    material,
    suite: { version: bundle.version, digest: bundle.digest },
    texts: {},
    files: { record, ledger: `${record}.ledger` },
  });
  return done.record.exchanges.size;
});
process.send?.(result);
process.disconnect();
