import { replaced } from '../formatting/field-state.js';
import { writeField } from '../formatting/write-field.js';
import { isLetter } from '../mentions/mention-text.js';
import type { Query } from './completion-source.js';

/** Puts something in the place of a query, as if the person had typed it; one space is between it and the next word. She can undo it. */
export function putCompletion(field: HTMLTextAreaElement, { from, text }: Query, by: string): void {
  const to = from + 1 + text.length;
  const next = field.value.charAt(to);
  const space = next === '' || next === ' ' || isLetter(next) ? ' ' : '';
  writeField(field, replaced(field.value, from, next === ' ' ? to + 1 : to, by + space));
}
