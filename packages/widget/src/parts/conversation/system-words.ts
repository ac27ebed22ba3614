import { msg, str } from '@lit/localize';
import type { Message, SystemFact } from '@tenant-chat/protocol/schemas';
import { pluralOf } from '../unread-text.js';
import type { People } from './message-item.js';

/** What a line of the system says, in the reader's language and from where she stands; undefined: it is none. */
export function systemWords({ system, sender_id }: Pick<Message, 'system' | 'sender_id'>, { me, nameOf }: People): string | undefined {
  if (!system) return undefined;
  if (sender_id === me) return ownWords(system);
  const who = nameOf(sender_id) || msg('Somebody');
  const { type, people, people_count, title, posting } = system;
  const is_of_me = people_count === 1 && people[0]?.user_id === me;
  const names = namesOf(system);
  switch (type) {
    case 'people_added': return is_of_me ? msg(str`${who} added you`) : msg(str`${who} added ${names}`);
    case 'person_removed': return msg(str`${who} removed ${names}`);
    case 'person_left': return msg(str`${names} left`);
    case 'owner_changed': return is_of_me ? msg(str`${who} made you the owner`) : msg(str`${who} made ${names} the owner`);
    case 'title_changed': return msg(str`${who} renamed the group to “${title ?? ''}”`);
    case 'posting_changed': return posting === 'admins' ? msg(str`${who} set that only admins can write`) : msg(str`${who} set that everybody can write`);
  }
}

function ownWords(system: SystemFact): string {
  const { type, title, posting } = system;
  const names = namesOf(system);
  switch (type) {
    case 'people_added': return msg(str`You added ${names}`);
    case 'person_removed': return msg(str`You removed ${names}`);
    case 'person_left': return msg('You left');
    case 'owner_changed': return msg(str`You made ${names} the owner`);
    case 'title_changed': return msg(str`You renamed the group to “${title ?? ''}”`);
    case 'posting_changed': return posting === 'admins' ? msg('You set that only admins can write') : msg('You set that everybody can write');
  }
}

function namesOf({ people, people_count }: SystemFact): string {
  const left = people_count - people.length;
  const all = people.map(({ name }) => name).join(', ');
  if (left <= 0) return all;
  return pluralOf(left) === 'one' ? msg(str`${all} and 1 more`) : msg(str`${all} and ${left} more`);
}
