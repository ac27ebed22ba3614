import { msg } from '@lit/localize';
import { avatar } from '../../avatar/avatar.js';
import { askedCandidates, knownCandidates, type Candidate, type MentionSearch } from '../mentions/find-mentionable.js';
import { mentionQuery } from '../mentions/mention-query.js';
import type { Mentionable } from '../mentions/mention-text.js';
import type { Completion, CompletionSource, Query } from './completion-source.js';
import { putCompletion } from './put-completion.js';

export interface PeopleSourceParts {
  readonly search: () => MentionSearch | null;
  readonly field: () => HTMLTextAreaElement | null;
  /** Who is meant by her name from now on. */
  readonly mean: (person: Mentionable) => void;
  /** Somebody was meant who is not in the conversation. */
  readonly onOutsider: (person: Mentionable) => void;
}

/** Who can be meant, while an `@` is being written. */
export function peopleSource({ search, field, mean, onOutsider }: PeopleSourceParts): CompletionSource {
  const completion = (candidate: Candidate, query: Query): Completion => {
    const { id, name, avatar_url, is_outside } = candidate;
    const note = is_outside ? msg('Not in this group') : id === 'all' ? msg('Everybody in this group') : '';
    return {
      id, name, note,
      picture: avatar({ id, name, avatar_url, status: null, is_group: id === 'all' }),
      pick: () => {
        const into = field();
        if (!into) return;
        mean(candidate);
        putCompletion(into, query, `@${name}`);
        if (is_outside) onOutsider(candidate);
      },
    };
  };
  return {
    label: () => msg('People'),
    query: (text, caret) => (search() ? mentionQuery(text, caret) : null),
    known(query) {
      const among = search();
      return among ? knownCandidates(among, query.text).map((each) => completion(each, query)) : [];
    },
    async asked(query) {
      const among = search();
      return among ? (await askedCandidates(among, query.text)).map((each) => completion(each, query)) : [];
    },
  };
}
