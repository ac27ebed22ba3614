export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The one piece in which two texts differ: what of the first gives way, and to what. */
export function changeBetween(before: string, after: string): TextChange {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charAt(start) === after.charAt(start)) start += 1;
  let end = 0;
  while (end < most - start && before.charAt(before.length - 1 - end) === after.charAt(after.length - 1 - end)) end += 1;
  return { from: start, to: before.length - end, text: after.slice(start, after.length - end) };
}
