/** Opens the sockets that undici is given, so that we know how far a failed opening got. */
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type TlsSettings, tlsOptions } from './tls.js';

/** The part of undici's connect options that matters here. */
export interface Endpoint {
  hostname: string;
  protocol: string;
  port: string;
}

export interface Opening {
  readonly socket: Socket;
  /** How far it has come: `tls` means that TCP is there and the handshake is not. */
  phase: 'connect' | 'tls' | 'open';
}

/** Starts to connect; the callback comes once, with the socket when it is ready for HTTP or with the error. */
export function openSocket({ hostname, protocol, port }: Endpoint, done: (error: Error | null) => void, tls?: TlsSettings): Opening {
  const secure = protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  const address = { host, port: Number(port || (secure ? 443 : 80)) };
  const socket = secure
    ? connectTls({ ...address, ALPNProtocols: ['http/1.1'], ...(isIP(host) === 0 ? { servername: host } : {}), ...tlsOptions(tls) })
    : connectTcp(address);
  const opening: Opening = { socket, phase: 'connect' };
  socket.setNoDelay(true);
  socket.once('connect', () => {
    opening.phase = secure ? 'tls' : 'open';
  });
  const settle = (error: Error | null) => {
    socket.off('error', settle).off('close', closed).off(ready, opened);
    if (error === null) opening.phase = 'open';
    done(error);
  };
  const opened = () => settle(null);
  const closed = () => settle(new Error('closed while connecting'));
  const ready = secure ? 'secureConnect' : 'connect';
  socket.once(ready, opened).once('error', settle).once('close', closed);
  // An error after this one has nobody else to hear it.
  socket.on('error', () => undefined);
  return opening;
}
