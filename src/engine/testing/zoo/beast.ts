/** What a hostile server of the zoo is: how it starts, and how a run against it has to end. */
import type { HttpLimits } from '../../../http/exchange.js';
import { type Answer, play } from '../../../http/testing/answers.js';
import { rawServer, type SeenRequest } from '../../../http/testing/raw-server.js';
import type { Deviation } from '../../../reference/deviations/deviation.js';
import { startReferenceServer } from '../../../reference/server.js';
import { testModel } from '../../../reference/testing/model.js';
import { sendBytes } from './forwarding.js';

export interface Den {
  url: string;
  close(): Promise<void>;
}

export interface Beast {
  name: string;
  because: string;
  start(): Promise<Den>;
  /** Whether the run gets past discovery. */
  ends: 'unreachable' | 'complete';
  /** In the reason of the end, or in a case's or an exchange's: what is the matter. */
  shows: RegExp;
  limits?: Partial<HttpLimits>;
  /** Of a request, milliseconds. */
  deadline?: number;
}

/** Gives the same answer to everything. */
export async function mute(answer: Answer): Promise<Den> {
  return rooted(await rawServer((socket, request) => play(socket, answer, request)));
}

function rooted(server: { url: string; close(): Promise<void> }): Den {
  return { url: `${server.url}/`, close: () => server.close() };
}

/** The reference server with a deviation. */
export function deviating(apply: Deviation['apply']): Promise<Den> {
  const deviation: Deviation = { id: 'zoo', kind: 'mutant', clause: 'http.qi.path', title: 'hostile', apply };
  return startReferenceServer({ model: testModel(), deviations: [deviation] });
}

/** What becomes of an answer of the reference server on its way: other bytes, or something to be played instead. */
export type Alteration = (request: SeenRequest, answer: Buffer) => Buffer | Answer;

/** A man in the middle: the reference server behind it knows nothing of what becomes of its answers. */
export async function altering(alter: Alteration): Promise<Den> {
  const reference = await startReferenceServer({ model: testModel() });
  const inner = new URL(reference.url).port;
  const proxy = await rawServer(async (socket, request) => {
    const asked = Buffer.from(request.text.replaceAll(`127.0.0.1:${proxy.port}`, `127.0.0.1:${inner}`), 'latin1');
    const got = await sendBytes(Number(inner), closing(asked));
    // ports of as many digits: no length changes
    const answer = Buffer.from(got.toString('latin1').replaceAll(`127.0.0.1:${inner}`, `127.0.0.1:${proxy.port}`), 'latin1');
    const altered = alter(request, answer);
    if (!Buffer.isBuffer(altered)) return play(socket, altered, request);
    socket.end(altered);
  });
  if (String(proxy.port).length !== inner.length) throw new Error(`ports ${proxy.port} and ${inner}: start the zoo again`);
  return {
    url: `${proxy.url}/`,
    async close() {
      await proxy.close();
      await reference.close();
    },
  };
}

function closing(request: Buffer): Buffer {
  return Buffer.from(request.toString('latin1').replace('\r\n', '\r\nConnection: close\r\n'), 'latin1');
}

/** A reading of an instance, which comes long after discovery. */
export function readsInstance({ text }: SeenRequest): boolean {
  return /^GET \/[^ /]+\/[^ ]*[0-9a-f]{12}[? ]/.test(text);
}
