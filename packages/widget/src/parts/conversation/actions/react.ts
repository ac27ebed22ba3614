import { msg } from '@lit/localize';
import type { Message } from '@tenant-chat/protocol/schemas';
import { emojiChoices, noteEmoji } from '../../emoji/emoji-choices.js';
import { showEmojiPicker } from '../../emoji/show-emoji-picker.js';
import type { MenuItem } from '../../menu/menu-item.js';
import { showMenu } from '../../menu/show-menu.js';
import { latestMessage } from '../latest-message.js';
import { isMine, noteMine } from '../reactions/my-reactions.js';
import { ALL_EMOJI, quickReactions } from '../reactions/quick-reactions.js';
import type { ActionStage } from './action-stage.js';

/** What is at hand for a message, as items of a menu. */
export async function reactionItems(stage: ActionStage, message: Message): Promise<readonly MenuItem[]> {
  return quickReactions((emoji) => isShownMine(stage, message, emoji), await emojiChoices(stage.client));
}

/** Those items alone, at what was pressed, above or below the message that they are for. */
export async function openReactions(stage: ActionStage, message: Message, anchor: HTMLElement): Promise<void> {
  const items = await reactionItems(stage, message);
  const [{ left, top, width, bottom }, row] = [anchor.getBoundingClientRect(), anchor.closest('.row')?.getBoundingClientRect()];
  const [from, to] = [Math.min(top, row?.top ?? top), Math.max(bottom, row?.bottom ?? bottom)];
  const picked = await showMenu(stage.root, anchor, items, msg('React'), new DOMRect(left, from, width, to - from));
  if (picked !== null) await reactBy(stage, message, picked, anchor);
}

/** Does what one of those items says. */
export async function reactBy(stage: ActionStage, message: Message, picked: string, anchor: HTMLElement): Promise<void> {
  if (picked === ALL_EMOJI) return pickReaction(stage, message, anchor);
  void noteEmoji(stage.client, picked);
  await toggleReaction(stage, message, picked);
}

export async function pickReaction(stage: ActionStage, message: Message, anchor: HTMLElement): Promise<void> {
  const emoji = await showEmojiPicker(stage.root, anchor, stage.client);
  if (emoji !== null) await toggleReaction(stage, message, emoji);
}

/** Mine with this emoji, or no longer mine: the other of what is shown. */
export async function toggleReaction(stage: ActionStage, message: Message, emoji: string): Promise<void> {
  const { id: message_id, conversation_id } = message;
  const { client } = stage;
  const reacted = !isShownMine(stage, message, emoji);
  noteMine(client, message_id, emoji, reacted);
  try {
    await client.call('set_reaction', { conversation_id, message_id, emoji, reacted });
  } catch (error) {
    noteMine(client, message_id, emoji, !reacted);
    throw error;
  }
}

/** It may have changed while somebody chose. */
function isShownMine({ client, me }: ActionStage, message: Message, emoji: string): boolean {
  const kind = latestMessage(client, message).reactions.find((each) => each.emoji === emoji);
  return kind !== undefined && isMine(client, message.id, kind, me);
}
