import { linkedMessage, type LinkedMessage } from '../conversation/actions/linked-message.js';

/** Follows the page's address to the message that it names, now and whenever it changes. Returns its undo. */
export function followLink(open: (place: LinkedMessage) => void): () => void {
  const follow = (): void => {
    const place = linkedMessage(location.href);
    if (place) open(place);
  };
  addEventListener('hashchange', follow);
  follow();
  return () => removeEventListener('hashchange', follow);
}
