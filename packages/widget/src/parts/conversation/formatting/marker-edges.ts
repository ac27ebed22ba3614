/** Markers are none inside a word. Alphabets without capitals may be written without spaces, so theirs are not counted here. */
const word = /[\p{LC}\p{N}\u0300-\u036f]/u;
/** After what a marker may open. From U+2E80: East Asian signs, second halves of emoji. */
const opens_after = /^$|[\s\p{Ps}\p{Pi}\p{Pd}\p{Lo}\p{So}"'¿¡<>|,*_~\u2e80-\uffef]/u;

export function isInWord(text: string, at: number): boolean {
  return word.test(text.charAt(at));
}

/** Whether the letter before a place lets a marker open there. */
export function mayOpen(text: string, at: number): boolean {
  return opens_after.test(text.charAt(at - 1));
}

/** Whether a marker from one place to another closes there. */
export function mayClose(text: string, at: number, end: number): boolean {
  return /[^\s/]/.test(text.charAt(at - 1)) && !isInWord(text, end);
}
