import { linkedMessage, type LinkedMessage } from './linked-message.js';

/** The fragment that was followed last: a page with several chats opens one of them, and none opens a second time for the same link. */
let followed = '';

/** Follows the page's address to the message that it names, now and whenever it changes. Returns its undo. */
export function followLink(open: (place: LinkedMessage) => void): () => void {
  const follow = (): void => {
    const { hash, href } = location;
    if (hash === followed) return;
    followed = hash;
    const place = linkedMessage(href);
    if (place) open(place);
  };
  addEventListener('hashchange', follow);
  follow();
  return () => removeEventListener('hashchange', follow);
}
