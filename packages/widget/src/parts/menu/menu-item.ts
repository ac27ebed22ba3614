import type { TemplateResult } from 'lit';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: TemplateResult;
  readonly is_dangerous?: boolean;
}
