/** Comes with the first `@`. */
export async function loadMentions(): Promise<typeof import('./mention-list.js')> {
  return import('./mention-list.js');
}
