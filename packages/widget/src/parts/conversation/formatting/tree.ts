/** What stands inside a line: plain text, or a node. */
export type Inline = string | Emphasis | CodeSpan | Mention | Link;

export interface Emphasis {
  readonly kind: 'strong' | 'em' | 's';
  readonly children: readonly Inline[];
}

export interface CodeSpan {
  readonly kind: 'code';
  readonly text: string;
}

export interface Mention {
  readonly kind: 'mention';
  /** A user's id, or 'all'. */
  readonly who: string;
}

export interface Link {
  readonly kind: 'link';
  /** http, https or mailto, never with a password, never longer than it is reasonable. */
  readonly href: string;
  /** The host, or the mailbox, in ASCII, where the text does not say it itself; null: it does. */
  readonly domain: string | null;
  readonly children: readonly Inline[];
}

export type Block = Lines | CodeBlock | Quote | List;

/** Lines of text, line breaks and blank lines among them. */
export interface Lines {
  readonly kind: 'lines';
  readonly children: readonly Inline[];
}

export interface CodeBlock {
  readonly kind: 'pre';
  readonly text: string;
  /** The word after the fence; '': none. */
  readonly language: string;
}

export interface Quote {
  readonly kind: 'quote';
  readonly children: readonly Block[];
}

export interface List {
  readonly kind: 'ul' | 'ol';
  readonly items: readonly ListItem[];
}

export interface ListItem {
  /** As it was typed; null in a list without numbers. */
  readonly number: number | null;
  readonly is_indented: boolean;
  readonly children: readonly Inline[];
}
