/** Rarely needed, so it comes when it is. */
export async function loadConversationMenu(): Promise<typeof import('./conversation-menu.js')> {
  return import('./conversation-menu.js');
}
