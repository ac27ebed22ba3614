export interface Address {
  readonly href: string;
  /** The host (with its port), or the mailbox: ASCII, so that letters of another alphabet can not pass for others. */
  readonly domain: string;
}

const LENGTH_MAX = 2_048;

/** Where an address leads; null: it is none that may be followed. http (or `www.`) and https without user name (`https://bank.com@evil.example`), mailto to one mailbox. */
export function readAddress(typed: string): Address | null {
  const text = typed.replace(/^www\./i, 'https://$&');
  if (text.length > LENGTH_MAX || !URL.canParse(text)) return null;
  const { protocol, href, host, pathname, username, password } = new URL(text);
  // What follows the mailbox could add recipients that nobody sees.
  if (protocol === 'mailto:') return /^[^@,;]+@[^@,;]+$/.test(pathname) ? { href: protocol + pathname, domain: pathname } : null;
  return /^https?:$/.test(protocol) && username + password === '' ? { href, domain: host } : null;
}

/** Whether a text is the address itself, so that it need not be shown beside it. */
export function saysDomain(text: string, domain: string): boolean {
  const said = text.toLowerCase().replace(/^(?:https?:\/\/|mailto:)/, '');
  return said.replace(/[/?#]\S*/, '') === domain.toLowerCase();
}
