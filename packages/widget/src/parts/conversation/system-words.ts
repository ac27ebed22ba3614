import { msg, str } from '@lit/localize';
import type { SystemFact } from '@tenant-chat/protocol/schemas';
import { pluralOf } from '../unread-text.js';

/** What a line of the system says, in the reader's language. `actor`: who did it; '' where that is not known. */
export function systemWords({ type, people, people_count, title, posting }: SystemFact, actor: string): string {
  const who = actor || msg('Somebody');
  const names = namesOf(people.map(({ name }) => name), people_count);
  switch (type) {
    case 'people_added': return msg(str`${who} added ${names}`);
    case 'person_removed': return msg(str`${who} removed ${names}`);
    case 'person_left': return msg(str`${names} left`);
    case 'owner_changed': return msg(str`${who} made ${names} the owner`);
    case 'title_changed': return msg(str`${who} renamed the group to “${title ?? ''}”`);
    case 'posting_changed': return posting === 'admins' ? msg(str`${who} let only admins write`) : msg(str`${who} let everybody write`);
  }
}

function namesOf(names: readonly string[], count: number): string {
  const left = count - names.length;
  const all = names.join(', ');
  if (left <= 0) return all;
  return pluralOf(left) === 'one' ? msg(str`${all} and 1 more`) : msg(str`${all} and ${left} more`);
}
