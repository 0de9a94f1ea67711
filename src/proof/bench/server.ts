/** The reference server in a process of its own: says its URL to the parent and serves until it is disconnected. */
import { startReferenceServer } from '../../reference/server.js';
import { loadModel } from '../../spec/model.js';

const server = await startReferenceServer({ model: loadModel('1.2'), latency: Number(process.argv[2] ?? 0) });
process.send?.({ url: server.url });
process.once('disconnect', () => void server.close());
