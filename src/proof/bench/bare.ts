/**
 * Measured process: the exchanges of a record repeated by a bare undici pool. Within a test case they follow each other; a test
 * case begins when the one whose end let it begin in the record has ended, at the same concurrency.
 */
import { Pool } from 'undici';
import { bodyBytes } from '../../record/body.js';
import type { ExchangeLine } from '../../record/format.js';
import { readRecord } from '../../record/read.js';
import { measure } from './measure.js';

const [url = '', concurrency = '1', path = ''] = process.argv.slice(2);
const record = readRecord(path);
const recordedBase = record.header.target.url;
const pool = new Pool(new URL(url).origin, { connections: Number(concurrency), pipelining: 1, maxHeaderSize: 256 * 1024 });

interface Chain {
  exchanges: ExchangeLine[];
  began: number;
  ended: number;
}

const chains = new Map<string, Chain>();
for (const line of [...record.exchanges.values()].sort((a, b) => a.at - b.at)) {
  const chain = chains.get(line.key.case) ?? { exchanges: [], began: line.at, ended: 0 };
  chain.exchanges.push(line);
  chain.ended = Math.max(chain.ended, line.at + line.elapsed);
  chains.set(line.key.case, chain);
}

const result = await measure(async () => {
  const all = [...chains.values()].sort((a, b) => a.began - b.began);
  const promises = new Map<Chain, Promise<void>>();
  for (const chain of all) {
    const before = all.filter((c) => c !== chain && c.ended <= chain.began && promises.has(c)).sort((a, b) => b.ended - a.ended)[0];
    promises.set(
      chain,
      (before === undefined ? Promise.resolve() : (promises.get(before) ?? Promise.resolve())).then(() => repeat(chain)),
    );
  }
  await Promise.all(promises.values());
  return record.exchanges.size;
});
await pool.close();
process.send?.(result);
process.disconnect();

async function repeat(chain: Chain): Promise<void> {
  for (const { request } of chain.exchanges) {
    const headers = request.fields.flat();
    const body = request.body === undefined ? null : bodyBytes(record, request.body);
    const answer = await pool.request({
      method: request.method as 'GET',
      path: `/${request.url.slice(recordedBase.length)}`,
      headers,
      body,
    });
    await answer.body.arrayBuffer();
  }
}
