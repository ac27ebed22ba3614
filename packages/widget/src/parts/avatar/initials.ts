/** The first letters of the first and the last word, as people see letters; `?` for a name without any. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = picked.map((word) => firstLetter(word ?? '')).join('');
  return letters === '' ? '?' : letters.toLocaleUpperCase();
}

/** A letter may take several code points; punctuation around a word is skipped. */
function firstLetter(word: string): string {
  const [first = ''] = word.match(/[\p{L}\p{N}]\p{M}*/u) ?? [];
  return first;
}

/** One of `count` colours, always the same for the same id (FNV-1a). */
export function colourOf(id: string, count: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i += 1) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % count;
}
