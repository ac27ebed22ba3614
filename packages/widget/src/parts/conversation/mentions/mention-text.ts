/** Somebody who can be meant in a text. */
export interface Mentionable {
  /** A user's, or `all`. */
  readonly id: string;
  readonly name: string;
  /** Not in the conversation when she was picked. */
  readonly is_outside?: boolean;
}

const TOKEN = /<@(all|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})>/g;
const LETTER = /[\p{L}\p{N}_]/u;

/** As it is sent: each `@Name` of these people as their token. Where a name begins another one, the longer one is meant. */
export function encodeMentions(text: string, people: readonly Mentionable[]): string {
  if (!text.includes('@')) return text;
  const longest = [...people].filter(({ name }) => name !== '').sort((one, other) => other.name.length - one.name.length);
  let encoded = '';
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < from || isLetter(text[at - 1])) continue;
    const meant = longest.find(({ name }) => text.startsWith(name, at + 1) && !isLetter(text[at + 1 + name.length]));
    if (!meant) continue;
    encoded += `${text.slice(from, at)}<@${meant.id}>`;
    from = at + 1 + meant.name.length;
  }
  return encoded + text.slice(from);
}

/** As it is edited: each token as `@Name`; of whom no name is known, as it is. */
export function decodeMentions(content: string, nameOf: (id: string) => string): string {
  return content.includes('<@') ? content.replace(TOKEN, (token, id: string) => (nameOf(id) === '' ? token : `@${nameOf(id)}`)) : content;
}

export function isLetter(character: string | undefined): boolean {
  return character !== undefined && LETTER.test(character);
}
