import { msg, str } from '@lit/localize';

/** More at once are only counted. */
const READ_OUT_MAX = 2;
const TEXT_MAX = 200;

interface News {
  readonly author: string;
  readonly content: string;
}

/** What a screen reader says when messages of others arrive. */
export function newsText(news: readonly News[]): string {
  if (news.length > READ_OUT_MAX) return msg(str`${news.length} new messages`);
  return news.map(({ author, content }) => msg(str`${author}: ${content.slice(0, TEXT_MAX)}`)).join('. ');
}
