/** One HTTP exchange as data: what was sent, and how it ended. */
import type { HeaderField } from '../message.js';

export interface HttpRequest {
  method: string;
  /** Absolute. */
  url: string;
  /** In order; Host and Content-Length are added by the client. */
  fields: readonly HeaderField[];
  body?: Uint8Array;
}

export interface HttpResponse {
  /** As on the status line, e.g. "HTTP/1.1". */
  version: string;
  status: number;
  /** Reason phrase, possibly empty. */
  reason: string;
  fields: HeaderField[];
  /** After content decoding, cut at the limit. */
  body: Uint8Array;
  /** Faults of message syntax that were read around (RFC 7230), empty for a clean message. */
  framing: FramingFault[];
}

/** One breach of RFC 7230 that a tolerant reader could get over. */
export interface FramingFault {
  code:
    | 'content-length-repeated'
    | 'content-length-conflicting'
    | 'content-length-invalid'
    | 'content-length-with-transfer-encoding'
    | 'body-on-bodiless-status'
    | 'bytes-after-body'
    | 'bare-lf'
    | 'obs-fold'
    | 'field-syntax'
    | 'status-line'
    | 'transfer-encoding-unknown';
  detail: string;
}

/** In which part of the exchange a fault struck. */
export type Phase = 'connect' | 'tls' | 'request' | 'head' | 'body';

export type FaultKind = 'refused' | 'timeout' | 'reset' | 'malformed' | 'limit' | 'tls';

/** How an exchange ended; milliseconds elapsed since its first byte was to be sent. */
export type Outcome =
  | {
      kind: 'response';
      response: HttpResponse;
      elapsed: number;
      /** A challenge was understood: the same request may be answered otherwise now. */
      again?: boolean;
      /** Why no credentials could be had, in words for the reader. */
      problem?: string;
    }
  | { kind: FaultKind; phase: Phase; detail: string; elapsed: number };

/** Anything that turns a request into an outcome: the live client, a replay, or one wrapped around another. */
export interface Transport {
  /** Never rejects for what a peer does. */
  send(request: HttpRequest, options: SendOptions): Promise<Outcome>;
  /** Ends all connections. */
  close(): Promise<void>;
}

export interface SendOptions {
  /** Whole exchange, milliseconds. */
  deadline: number;
  signal?: AbortSignal;
  /** A verdict depends on this connection's bytes: do not reuse one. */
  freshConnection?: boolean;
  /** Whose connections to use; only a client certificate makes a difference. */
  principal?: string;
}

/** What the client may spend on one answer. */
export interface HttpLimits {
  /** Bytes of the header section, default 256 KiB. */
  head: number;
  /** Bytes of the body after content decoding, default 4 MiB. */
  body: number;
  /** Connections at once, per target. */
  connections: number;
}
