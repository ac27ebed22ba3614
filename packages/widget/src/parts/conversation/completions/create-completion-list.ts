import { CompletionList } from './completion-list.js';
import { emojiSource, type EmojiSourceParts } from './emoji-source.js';
import { peopleSource, type PeopleSourceParts } from './people-source.js';

export interface CompletionListParts extends PeopleSourceParts, EmojiSourceParts {
  readonly redraw: () => void;
}

/** People behind an `@`, emoji behind a `:`. */
export function createCompletionList(root: ShadowRoot, parts: CompletionListParts): CompletionList {
  return new CompletionList(root, [peopleSource(parts), emojiSource(parts)], parts.redraw);
}
