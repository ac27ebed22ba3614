/** A piece of a text: plain, or an address that may be followed. All pieces together are the text. */
export interface TextPiece {
  readonly text: string;
  /** null: plain. Always http or https. */
  readonly href: string | null;
}

const HREF_MAX = 2_048;
const opening: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const closers = `.,:;!?'"*_~…”’»>)]}`;

/**
 * Finds http and https addresses in one pass over the text: a run of characters without white space is looked at once, so no text
 * makes it slow. What does not parse, carries a user name (`https://bank.com@evil.example`) or is over-long stays plain.
 */
export function scanLinks(text: string): readonly TextPiece[] {
  const scheme = /https?:\/\//gi;
  const pieces: TextPiece[] = [];
  let plain_from = 0;
  for (let match = scheme.exec(text); match !== null; match = scheme.exec(text)) {
    const run_end = endOfRun(text, scheme.lastIndex);
    const address = startsWord(text, match.index) ? trimEnd(text.slice(match.index, run_end)) : '';
    const href = safeHref(address);
    if (href !== null) {
      if (match.index > plain_from) pieces.push({ text: text.slice(plain_from, match.index), href: null });
      pieces.push({ text: address, href });
      plain_from = match.index + address.length;
    }
    scheme.lastIndex = run_end;
  }
  if (plain_from < text.length) pieces.push({ text: text.slice(plain_from), href: null });
  return pieces;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

function endOfRun(text: string, from: number): number {
  let end = from;
  while (end < text.length && !/[\s<"]/.test(text.charAt(end))) end += 1;
  return end;
}

/** Punctuation after an address belongs to the sentence; a bracket stays when the address opened it. */
function trimEnd(address: string): string {
  const balance: Record<string, number> = {};
  for (const letter of address) if ('()[]{}'.includes(letter)) balance[letter] = (balance[letter] ?? 0) + 1;
  let end = address.length;
  while (end > 0) {
    const last = address.charAt(end - 1);
    if (!closers.includes(last)) break;
    const opener = opening[last];
    if (opener !== undefined) {
      if ((balance[last] ?? 0) <= (balance[opener] ?? 0)) break;
      balance[last] = (balance[last] ?? 0) - 1;
    }
    end -= 1;
  }
  return address.slice(0, end);
}

function safeHref(address: string): string | null {
  if (address === '' || address.length > HREF_MAX || !URL.canParse(address)) return null;
  const url = new URL(address);
  const is_web = url.protocol === 'http:' || url.protocol === 'https:';
  return is_web && url.username === '' && url.password === '' ? url.href : null;
}
