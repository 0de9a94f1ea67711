/** Characters of text values: parsers scan bytes read as Latin-1, and what is UTF-8 among them becomes characters here. */

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Bytes read as Latin-1, so that every offset counts bytes and no byte is lost. */
export function bytesAsText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The characters meant by a Latin-1 reading: UTF-8 where the bytes are valid UTF-8, else the text as it is. */
export function decodedText(text: string): string {
  let outsideAscii = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0xff) return text;
    if (code > 0x7f) outsideAscii = true;
  }
  if (!outsideAscii) return text;
  try {
    return decoder.decode(Buffer.from(text, 'latin1'));
  } catch {
    return text;
  }
}

/** The bytes of the text's UTF-8 form read as Latin-1, as a header field carries them. */
export function encodedText(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
