const opening: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const closers = `.,:;!?'"*_~\`…”’»>)]}`;

/** Punctuation after an address belongs to the sentence; a bracket stays when the address opened it. */
export function trimAddress(address: string): string {
  const balance: Record<string, number> = {};
  for (const letter of address) balance[letter] = (balance[letter] ?? 0) + 1;
  let end = address.length;
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    if (!closers.includes(last)) break;
    const opener = opening[last];
    if (opener === undefined) continue;
    if ((balance[last] ?? 0) <= (balance[opener] ?? 0)) break;
    balance[last] = (balance[last] ?? 0) - 1;
  }
  return address.slice(0, end);
}
