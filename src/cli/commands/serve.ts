/** `serve`: the embedded server for others, right or wrong in a chosen way. */
import { readFileSync } from 'node:fs';
import { InvalidArgumentError, Option } from 'commander';
import { SuiteError } from '../../errors.js';
import type { Deviation } from '../../reference/deviations/deviation.js';
import { type CommandFile, example } from '../command.js';
import { unknownId } from '../known-id.js';

interface ServeOptions {
  port?: number;
  mutant?: string[];
  variant?: string[];
  auth?: 'basic' | 'digest' | 'certificate';
  tlsCert?: string;
  tlsKey?: string;
  tlsClientCa?: string;
}

const collect = (value: string, before: string[] = []) => [...before, value];

export const serve: CommandFile = (program, { terminal }) => {
  program
    .command('serve')
    .description('Run the embedded OCCI server on loopback until it is interrupted; also of use to those who write OCCI clients.')
    .option('--port <n>', 'port to listen on; a free one unless given', portNumber)
    .option('--mutant <id>', 'break one clause; may be repeated', collect)
    .option('--variant <id>', 'use one freedom that the specification leaves; may be repeated', collect)
    .addOption(new Option('--auth <scheme>', 'demand credentials of users main and second').choices(['basic', 'digest', 'certificate']))
    .option('--tls-cert <file>', 'serve by TLS with this certificate (PEM)')
    .option('--tls-key <file>', 'and its private key (PEM)')
    .option('--tls-client-ca <file>', 'demand client certificates that this authority has issued (PEM)')
    .addHelpText('after', example('serve --port 8080', 'serves OCCI 1.2 at http://127.0.0.1:8080/'))
    .action(async (options: ServeOptions) => {
      const [{ loadModel }, { startReferenceServer }, { loadDeviations }, { REFERENCE_USERS }] = await Promise.all([
        import('../../spec/model.js'),
        import('../../reference/server.js'),
        import('../../reference/deviations/registry.js'),
        import('../../reference/authentication.js'),
      ]);
      const known = await loadDeviations();
      const deviations = [...choose('variant', options.variant, known), ...choose('mutant', options.mutant, known)];
      const scheme = options.auth ?? deviations.find((d) => d.target?.auth !== undefined)?.target?.auth;
      if (scheme === 'certificate' && options.tlsClientCa === undefined) {
        throw new SuiteError('usage', '--auth certificate: needs --tls-cert, --tls-key and --tls-client-ca');
      }
      const auth = scheme === undefined ? {} : { auth: { scheme } };
      const port = options.port === undefined ? {} : { port: options.port };
      const server = await startReferenceServer({ model: loadModel('1.2'), deviations, ...port, ...auth, ...tlsOf(options) });
      const interrupted = new Promise<void>((resolve) => {
        process.once('SIGINT', resolve).once('SIGTERM', resolve);
      });
      for (const { kind, id, title } of deviations) terminal.err.write(`${kind} ${id}: ${title}\n`);
      if (scheme === 'basic' || scheme === 'digest') {
        for (const [user, password] of Object.entries(REFERENCE_USERS))
          terminal.err.write(`${scheme} user ${user}, password ${password}\n`);
      }
      terminal.out.write(`${server.url}\n`);
      await interrupted;
      await server.close();
    });
};

function choose(kind: Deviation['kind'], ids: readonly string[] = [], known: readonly Deviation[]): Deviation[] {
  const ofKind = known.filter((deviation) => deviation.kind === kind);
  return ids.map((id) => {
    const found = ofKind.find((deviation) => deviation.id === id);
    if (found === undefined) {
      throw unknownId(
        kind,
        id,
        ofKind.map((deviation) => deviation.id),
      );
    }
    return found;
  });
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

function tlsOf({ tlsCert, tlsKey, tlsClientCa }: ServeOptions): { tls?: { cert: string; key: string; clientCa?: string } } {
  if (tlsCert === undefined && tlsKey === undefined && tlsClientCa === undefined) return {};
  if (tlsCert === undefined || tlsKey === undefined) throw new SuiteError('usage', 'TLS: --tls-cert and --tls-key go together');
  const clientCa = tlsClientCa === undefined ? {} : { clientCa: readPem(tlsClientCa) };
  return { tls: { cert: readPem(tlsCert), key: readPem(tlsKey), ...clientCa } };
}

function readPem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new SuiteError('file', `cannot be read [${path}]: ${cause instanceof Error ? cause.message : cause}`, [], { cause });
  }
}
