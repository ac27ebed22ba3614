import { msg, str } from '@lit/localize';
import type { Message, SystemFact } from '@tenant-chat/protocol/schemas';
import { pluralOf } from '../unread-text.js';
import type { People } from './message-item.js';

/** What a line of the system says, in the reader's language and from where she stands; undefined: it is none. */
export function systemWords({ system, sender_id }: Pick<Message, 'system' | 'sender_id'>, { me, nameOf }: People): string | undefined {
  if (!system) return undefined;
  const { type, people, people_count, posting } = system;
  const [who, names, title] = [nameOf(sender_id) || msg('Somebody'), namesOf(system), system.title ?? ''];
  const is_mine = sender_id === me;
  const is_of_me = people_count === 1 && people[0]?.user_id === me;
  switch (type) {
    case 'people_added': return is_mine ? msg(str`You added ${names}`) : is_of_me ? msg(str`${who} added you`) : msg(str`${who} added ${names}`);
    case 'person_removed': return is_mine ? msg(str`You removed ${names}`) : is_of_me ? msg(str`${who} removed you`) : msg(str`${who} removed ${names}`);
    case 'person_left': return is_mine ? msg('You left') : msg(str`${names} left`);
    case 'owner_changed': return is_mine ? msg(str`You made ${names} the owner`) : is_of_me ? msg(str`${who} made you the owner`) : msg(str`${who} made ${names} the owner`);
    case 'title_changed': return is_mine ? msg(str`You renamed the group to “${title}”`) : msg(str`${who} renamed the group to “${title}”`);
    case 'posting_changed':
      if (posting === 'admins') return is_mine ? msg('You allowed only admins to write') : msg(str`${who} allowed only admins to write`);
      return is_mine ? msg('You allowed everybody to write') : msg(str`${who} allowed everybody to write`);
  }
}

function namesOf({ people, people_count }: SystemFact): string {
  const left = people_count - people.length;
  const all = people.map(({ name }) => name).join(', ');
  if (left <= 0) return all;
  return pluralOf(left) === 'one' ? msg(str`${all} and 1 more`) : msg(str`${all} and ${left} more`);
}
