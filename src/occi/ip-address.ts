/** Canonical form of IPv4 and IPv6 addresses and of their ranges (RFC 5952, RFC 4632). */
import { isIpv4, isIpv6 } from './uri.js';

/** Eight groups of an IPv6 address, or undefined. */
function groupsOf(text: string): number[] | undefined {
  if (!isIpv6(text)) return undefined;
  const dotted = text.slice(text.lastIndexOf(':') + 1);
  let hexadecimal = text;
  if (isIpv4(dotted)) {
    const [a = 0, b = 0, c = 0, d = 0] = dotted.split('.').map(Number);
    hexadecimal = `${text.slice(0, -dotted.length)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  }
  const [head = '', tail] = hexadecimal.split('::');
  const numbers = (half: string): number[] => (half === '' ? [] : half.split(':').map((group) => Number.parseInt(group, 16)));
  const before = numbers(head);
  if (tail === undefined) return before;
  const after = numbers(tail);
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** All groups in full, lower case: enough to compare by, and without the choice of where to abbreviate. */
function canonicalIpv6(text: string): string | undefined {
  return groupsOf(text)
    ?.map((group) => group.toString(16))
    .join(':');
}

/**
 * An address or a range `address/prefix` in one form for comparison: IPv6 in full and lower case, a prefix without leading zeros, a network
 * mask as prefix length. Undefined when the text is neither. Host bits of a range are kept: 10.0.0.1/8 is not 10.0.0.0/8.
 */
export function canonicalAddress(text: string): string | undefined {
  const slash = text.indexOf('/');
  const address = slash < 0 ? text : text.slice(0, slash);
  const canonical = isIpv4(address) ? address : canonicalIpv6(address);
  if (canonical === undefined || slash < 0) return canonical;
  const prefix = prefixLength(text.slice(slash + 1));
  return prefix === undefined || prefix > (isIpv4(address) ? 32 : 128) ? undefined : `${canonical}/${prefix}`;
}

function prefixLength(text: string): number | undefined {
  if (/^[0-9]{1,3}$/.test(text)) return Number(text);
  if (!isIpv4(text)) return undefined;
  const bits = text
    .split('.')
    .map((octet) => Number(octet).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined;
}
