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

/** Whether the text is a URI immediately followed by a term. Where the one ends is not visible, so any split will do. */
export function isTypeIdentifier(text: string): boolean {
  let start = text.length;
  while (start > 0 && isNameCharacter(text.charCodeAt(start - 1))) {
    start--;
    if (!isAlphanumeric(text.charCodeAt(start))) continue;
    // The two digits of a percent-encoding belong to the URI.
    const encoded = text[start - 1] === '%' || (text[start - 2] === '%' && isHex(text[start - 1]));
    if (!encoded) return isUri(text.slice(0, start));
  }
  return false;
}
