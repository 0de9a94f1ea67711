/** A run of a few test cases against a server of the zoo, with short deadlines. */
import { createHttpClient } from '../../../http/client.js';
import { loadBundle, loadProfile } from '../../../spec/load.js';
import { resolveTarget } from '../../../spec/target.js';
import { assemble } from '../../plan/material.js';
import { type RunResult, run } from '../../run/run.js';
import type { Beast } from './beast.js';

/** Reading discovery, an instance and a link, and looking for what was made. */
const SELECTED = [
  'http.qi.get',
  'http.entity-get.by-url',
  'http.entity-get.link',
  'http.collection-get.kinds',
  'http.collection.members-exist',
];
/** Starts the server, runs against it, and stops it. @param path of record and ledger, without their endings; in memory only without it */
export async function visit(beast: Beast, path?: string): Promise<RunResult> {
  const bundle = loadBundle();
  const { profile } = await loadProfile('occi-1.2');
  const den = await beast.start();
  try {
    const deadline = {
      request: beast.deadline ?? 5000,
      run: 30_000,
      visibility: 0,
      provision: 0,
      update: 0,
      action: 0,
      deletion: 0,
      settle: 0,
    };
    const target = resolveTarget({ url: den.url, limits: { deadline, concurrency: 4, interval: 5, retries: 0 } }, {});
    const material = assemble({ bundle, profile, target, selected: SELECTED, seed: '00' });
    const client = createHttpClient({ limits: { connections: 4, ...beast.limits } });
    const files = path === undefined ? {} : { files: { record: `${path}.jsonl`, ledger: `${path}.ledger` } };
    try {
      return await run({ material, suite: { version: bundle.version, digest: bundle.digest }, texts: {}, transport: client, ...files });
    } finally {
      await client.close();
    }
  } finally {
    await den.close();
  }
}
