/** Values of the test language on one line, as they would stand in a suite. */

/** The value in YAML's flow style, quotes only where they are needed; members that are absent are left out. */
export function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{ ${members.map(([key, member]) => `${key}: ${inline(member)}`).join(', ')} }`;
  }
  if (typeof value !== 'string') return String(value);
  return /^[\w$()./#+*-][\w$()./#+* -]*$/.test(value) ? value : JSON.stringify(value);
}
