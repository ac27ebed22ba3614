import { replaced, type FieldState } from './field-state.js';

const item = /^( *)([-*]|\d{1,9}\.) /;

/** What a new line does in a list: it begins the next item, and in an empty one it ends the list. null: it is a line like any other. */
export function continueList({ text, from, to }: FieldState): FieldState | null {
  const start = text.slice(0, from).lastIndexOf('\n') + 1;
  const line = text.slice(start).split('\n', 1)[0] ?? '';
  const [mark, indent = '', kind = ''] = item.exec(line) ?? [];
  if (mark === undefined || from < start + mark.length) return null;
  if (line.trimEnd().length < mark.length && to <= start + line.length) return replaced(text, start, start + line.length, '');
  const next = kind.endsWith('.') ? `${Number(kind.slice(0, -1)) + 1}.` : kind;
  return replaced(text, from, to, `\n${indent}${next} `);
}
