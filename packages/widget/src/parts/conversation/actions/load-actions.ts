/** Comes when the person first points at a message, or comes to one by keyboard. */
export async function loadActions(): Promise<typeof import('./message-stage.js')> {
  return import('./message-stage.js');
}
