import { ChatError } from '../chat-error.js';

/**
 * A hook: what comes while the node says goodbye is told to try again, in our shape. Fastify's own answer has another one, and comes before
 * every hook unless the server is made with `return503OnClosing: false`.
 */
export function refuseWhileClosing({ isClosing }: { readonly isClosing: () => boolean }): () => Promise<void> {
  return async () => {
    if (isClosing()) throw new ChatError('unavailable');
  };
}
