import { inFrame, type Stage } from './timeline-stage.js';

/** Looks at a list as a person does, and knows what she reads. */
export class Onlooker {
  frames = 0;
  protected readonly stage: Stage;
  /** The message that she jumped to or reads, until she scrolls. */
  protected target: string | null = null;
  /** She did not scroll there. */
  protected is_sent = false;

  constructor(stage: Stage) {
    this.stage = stage;
  }

  /** Where the bubbles begin and end of the messages of which anything is in sight. */
  protected edges(): ReadonlyMap<Element, readonly [top: number, bottom: number]> {
    const { view } = this.stage;
    const edge = view.getBoundingClientRect();
    const in_sight = [...view.querySelectorAll('.row')].filter((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return bottom > edge.top && top < edge.bottom;
    });
    return new Map(in_sight.map((row) => [row, edgesIn(view, row)]));
  }

  /** What she reads. */
  protected anchor(): { readonly key: string; readonly top: number } {
    const { view } = this.stage;
    const rows = [...view.querySelectorAll<HTMLElement>('.row')].map((row) => ({ key: row.dataset['key'] ?? '', top: topIn(view, row) }));
    const target = this.target === null ? undefined : rows.find(({ key }) => key === this.target);
    const found = target ?? rows.find(({ top }) => top >= 0 && top < view.clientHeight) ?? rows.findLast(({ top }) => top < 0);
    this.target = found?.key ?? null;
    return found ?? { key: '', top: 0 };
  }

  protected topOf(key: string): number | null {
    const row = this.stage.view.querySelector(`[data-key="${key}"]`);
    return row && topIn(this.stage.view, row);
  }

  protected get isAtEnd(): boolean {
    return !this.is_sent && this.isEndThere;
  }

  /** The end stands at the lower edge, whoever brought it there. */
  protected get isEndThere(): boolean {
    return Math.abs(this.stage.view.scrollTop) <= 1 && !this.hasNewer;
  }

  protected get isNearEnd(): boolean {
    return Math.abs(this.stage.view.scrollTop) <= 200;
  }

  protected get startsAtTop(): boolean {
    this.target = null;
    return Math.abs(this.anchor().top) < 60;
  }

  protected get hasNewer(): boolean {
    const last = [...this.stage.view.querySelectorAll<HTMLElement>('.row[data-seq]')].at(-1);
    return Number(last?.dataset['seq'] ?? 0) < (this.conversation.messages.at(-1)?.seq ?? 0);
  }

  protected get conversation() {
    const [conversation] = [...this.stage.client.state.conversations.values()];
    if (!conversation) throw new Error('There is no conversation.');
    return conversation;
  }

  protected frame<T>(look: () => T): Promise<T> {
    this.frames += 1;
    return inFrame(look);
  }

  /** The list is at one of its ends: there is nothing to hold it by. */
  protected get isCut(): boolean {
    return this.stage.view.scrollTop > -1 || this.roomAbove < 2;
  }

  protected get roomAbove(): number {
    const { scrollTop, clientHeight, scrollHeight } = this.stage.view;
    return scrollTop - (clientHeight - scrollHeight);
  }

  protected arrived(id: string | null): void {
    this.target = id;
    this.is_sent = true;
  }
}

function topIn(view: Element, row: Element): number {
  return edgesIn(view, row)[0];
}

function edgesIn(view: Element, row: Element): readonly [top: number, bottom: number] {
  const { top, bottom } = (row.querySelector('.bubble') ?? row).getBoundingClientRect();
  const from = view.getBoundingClientRect().top;
  return [top - from, bottom - from];
}
