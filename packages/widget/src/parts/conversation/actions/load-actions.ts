/** Comes when the person first points at a message, comes to one by keyboard, or wants to edit her last one. */
export async function loadActions(): Promise<typeof import('./actions.js')> {
  return import('./actions.js');
}
