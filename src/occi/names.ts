/** The small lexical rules that text and JSON share: names and type identifiers (GFD.229 section 4.1). */
import { isHex, isUri } from './uri.js';

/** Whether the character is an ASCII letter or digit. */
export function isAlphanumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Whether the character may stand in a term or an attribute name after its first. */
export function isNameCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 0x2d || code === 0x2e || code === 0x5f;
}

/** Whether every character fits the rule for terms and attribute names; says nothing of the first. */
export function hasNameCharset(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (!isNameCharacter(text.charCodeAt(i))) return false;
  return true;
}

/** Whether the text is a term or attribute name: letter or digit first, then also "-", "_" and ".". */
export function isName(text: string): boolean {
  return text !== '' && isAlphanumeric(text.charCodeAt(0)) && hasNameCharset(text);
}

/**
 * Whether the text is a URI that ends in a term. The grammar says "scheme term", each URI characters, so where the one ends is not visible;
 * but the term may not begin inside a percent-encoding.
 */
export function isTypeIdentifier(text: string): boolean {
  let last = text.length - 1;
  while (last >= 0 && isNameCharacter(text.charCodeAt(last)) && !isAlphanumeric(text.charCodeAt(last))) last--;
  const encoded = text[last - 2] === '%' && isHex(text[last - 1]) && isHex(text[last]);
  return last >= 0 && isAlphanumeric(text.charCodeAt(last)) && !encoded && isUri(text);
}
