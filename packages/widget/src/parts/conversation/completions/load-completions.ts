/** Comes with the first `@`, or the first word behind a `:`. */
export async function loadCompletions(): Promise<typeof import('./create-completion-list.js')> {
  return import('./create-completion-list.js');
}
