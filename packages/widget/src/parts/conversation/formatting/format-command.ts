/** What a person can do with a text that is being written, in the order of the toolbar. */
export const formatCommands = ['bold', 'italic', 'strike', 'link', 'bullets', 'numbers', 'quote', 'code', 'code_block'] as const;
export type FormatCommand = (typeof formatCommands)[number];
