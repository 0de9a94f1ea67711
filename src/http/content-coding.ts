/** Content codings undone, with the size of the result bounded (RFC 7231 section 3.1.2). */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

export type Decoded = { kind: 'body'; body: Uint8Array } | { kind: 'limit' | 'malformed'; detail: string };

/**
 * The body without its codings. A coding that is not known stays on, and all below it; `limit` is in bytes, of each step's result.
 * The synchronous functions are used since their `maxOutputLength` holds; that of the streams does not.
 */
export function decodeContent(body: Uint8Array, contentEncoding: readonly string[], limit: number): Decoded {
  const codings = contentEncoding.flatMap((value) => value.split(',')).map((coding) => coding.trim().toLowerCase());
  let decoded = body;
  for (const coding of codings.reverse()) {
    const decode = decoders[coding];
    if (decode === undefined) break;
    if (decoded.length === 0) continue;
    try {
      decoded = decode(decoded, { maxOutputLength: limit });
    } catch (error) {
      const overflow = error instanceof RangeError || codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
      if (overflow) return { kind: 'limit', detail: `body has more than ${limit} bytes without its coding ${coding}` };
      return { kind: 'malformed', detail: `body is not in its content coding ${coding}: ${codeOf(error) ?? String(error)}` };
    }
  }
  return { kind: 'body', body: decoded };
}

type Decoder = (body: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

const decoders: { readonly [coding: string]: Decoder } = {
  identity: (body) => body,
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflate,
  br: brotliDecompressSync,
};

/** Many servers send raw deflate data where the zlib format is meant. */
function inflate(body: Uint8Array, options: { maxOutputLength: number }): Uint8Array {
  try {
    return inflateSync(body, options);
  } catch (error) {
    if (codeOf(error) !== 'Z_DATA_ERROR') throw error;
    return inflateRawSync(body, options);
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
