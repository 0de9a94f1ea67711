/** How a TLS connection is opened: whom we trust, and what we show. */
import { type ConnectionOptions, rootCertificates } from 'node:tls';

/** All PEM texts. */
export interface TlsSettings {
  /** Trusted besides the authorities that node trusts. */
  ca?: readonly string[];
  certificate?: string;
  key?: string;
  passphrase?: string;
  /** Asked for and checked in place of the host. */
  serverName?: string;
  /** False takes any certificate. */
  verify?: boolean;
  minVersion?: 'TLSv1.2' | 'TLSv1.3';
}

/** The settings in node's words. */
export function tlsOptions(settings: TlsSettings = {}): ConnectionOptions {
  const { ca, certificate, key, passphrase, serverName, verify, minVersion } = settings;
  return {
    ...(ca === undefined ? {} : { ca: [...rootCertificates, ...ca] }),
    ...(certificate === undefined ? {} : { cert: certificate }),
    ...(key === undefined ? {} : { key }),
    ...(passphrase === undefined ? {} : { passphrase }),
    ...(serverName === undefined ? {} : { servername: serverName }),
    ...(verify === false ? { rejectUnauthorized: false } : {}),
    ...(minVersion === undefined ? {} : { minVersion }),
  };
}
