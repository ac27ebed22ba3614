import { stripVTControlCharacters } from 'node:util';

const LINES = 8;

/** A test that failed, in a few lines: for the end of the output, which is often all that is kept of it. */
export function failure(title, messages = []) {
  const lines = stripVTControlCharacters(messages.join('\n')).split('\n').filter((line) => line.trim() !== '');
  return [title, ...lines.slice(0, LINES).map((line) => `  ${line}`)].join('\n');
}
