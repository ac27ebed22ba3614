import type { TemplateResult } from 'lit';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: TemplateResult;
  readonly is_dangerous?: boolean;
  /** Stands in a line with its neighbours, as its icon alone. */
  readonly is_brief?: boolean;
  /** One that is on or off. */
  readonly is_checked?: boolean;
  /** One of several of which one is on; the menu shows what they are of. */
  readonly is_radio?: boolean;
}
