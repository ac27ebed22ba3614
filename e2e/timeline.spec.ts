import { expect, test } from './fixtures/test.js';
import { people } from './fixtures/people.js';

const COUNT = 220;

// So many messages at once are more than a person may write.
test.use({ server_env: { TENANT_CHAT_LIMITS: 'off' } });

interface Written {
  readonly id: string;
  readonly content: string;
  readonly created_at: string;
}

test('T9, T11, T12, T13 a jump to a message far away, the way back, newer pages down to the end, and clean text of what was selected', async ({ openAs, signIn }) => {
  const [bruno, ana_api] = [await signIn('bruno'), await signIn('ana')];
  const conversation_id = await bruno.startDirect(ana_api.user_id);
  for (let n = 1; n <= COUNT; n += 20) await Promise.all(Array.from({ length: 20 }, (_, k) => bruno.send(conversation_id, `message ${n + k}`)));
  await ana_api.call('POST', `/conversations/${conversation_id}/mark_read/`, {});
  const written = await firstMessages(ana_api, conversation_id);
  // What is sent at once may be stored at one instant: the first of one is the one that its time names.
  const [target, other] = [written[10], written.find(({ created_at }, n) => n >= 150 && created_at !== written[n - 1]?.created_at)];
  if (!target || !other) throw new Error('There are too few messages.');

  const ana = await openAs('ana');
  const { conversation } = ana;
  await ana.openChat(people.bruno);
  const newest = conversation.texts().last();
  await expect(newest).toBeInViewport();
  const newest_text = await newest.innerText();
  await expect(conversation.jumpBack).toHaveCount(0);

  expect(await conversation.jumpTo(target.id)).toBe(true);
  await expect(conversation.message(target.content)).toBeInViewport();
  await expect(conversation.message(target.content)).toBeFocused();
  await expect(conversation.message(target.content)).toHaveAttribute('data-found');
  await expect(conversation.message(target.content), 'for a moment').not.toHaveAttribute('data-found');
  await expect(conversation.message(newest_text)).toHaveCount(0);

  await bruno.send(conversation_id, 'news');
  await expect(conversation.jumpToEnd, 'nothing moves, but it is told').toContainText('1 new');
  await expect(conversation.message(target.content)).toBeInViewport();
  const { conversation: unread } = await ana_api.call<{ conversation: { mine: { read_seq: number }; last_seq: number } }>('GET', `/conversations/${conversation_id}/`);
  expect(unread.mine.read_seq, 'what was not in sight is not read').toBeLessThan(unread.last_seq);

  expect(await conversation.jumpTo(other.id)).toBe(true);
  await expect(conversation.message(other.content)).toBeInViewport();
  await conversation.jumpBack.click();
  await expect(conversation.message(target.content), 'where she was before').toBeInViewport();
  expect(await conversation.jumpToDate(other.created_at)).toBe(true);
  await expect(conversation.message(other.content)).toBeInViewport();

  const news = conversation.message('news');
  const isAtEnd = async (): Promise<boolean> => (await news.count()) > 0 && (await conversation.log.evaluate((view) => view.scrollTop > -1));
  await expect(async () => {
    await conversation.log.evaluate((view) => (view.scrollTop += 900));
    expect(await isAtEnd()).toBe(true);
  }, 'page by page').toPass({ intervals: [20], timeout: 30_000 });
  await expect(news, 'down to the end').toBeInViewport();
  await expect(conversation.jumpToEnd).toHaveCount(0);
  await expect(conversation.jumpBack, 'there is nothing to go back from').toHaveCount(0);

  // What copies comes with the pointer.
  await news.hover();
  await expect(conversation.log.locator('[part~="message-tools"]')).toBeVisible();
  const copied = await copyOf(conversation.log, 3);
  expect(copied.split('\n')[0], 'author and time').toMatch(/^Bruno Lima, .*\d/);
  expect(copied).toContain(`\n${newest_text}\nnews`);
});

async function firstMessages(person: { call<T>(method: string, path: string): Promise<T> }, conversation_id: string): Promise<readonly Written[]> {
  const page = (query: string): Promise<{ messages: readonly Written[] }> => person.call('GET', `/conversations/${conversation_id}/messages/?limit=200${query}`);
  const { messages } = await page('');
  const older = messages[0] ? await page(`&before_id=${messages[0].id}`) : { messages: [] };
  return [...older.messages, ...messages];
}

/** What a copy of the last messages puts on the clipboard. */
function copyOf(log: import('@playwright/test').Locator, count: number): Promise<string> {
  return log.evaluate((view, rows) => {
    const texts = [...view.querySelectorAll('.row .text')].slice(-rows);
    const [first, last] = [texts[0], texts.at(-1)];
    if (!first || !last) return '';
    getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
    const clipboardData = new DataTransfer();
    view.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, composed: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  }, count);
}
