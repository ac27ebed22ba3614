const closers = `.,:;!?'"*_~\`…”’»>]})`;

/** Punctuation after an address belongs to the sentence; a `)` stays when the address opened it. */
export function trimAddress(address: string): string {
  let open = 0;
  for (const letter of address) open += letter === '(' ? 1 : letter === ')' ? -1 : 0;
  let end = address.length;
  for (; closers.includes(address.charAt(end - 1)) && end > 0; end -= 1) {
    if (address.charAt(end - 1) !== ')') continue;
    if (open >= 0) break;
    open += 1;
  }
  return address.slice(0, end);
}
