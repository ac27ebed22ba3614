import { msg } from '@lit/localize';
import type { Presence } from '@tenant-chat/protocol/schemas';

const texts: Record<Presence['status'], () => string> = {
  online: () => msg('Online'),
  away: () => msg('Away'),
  offline: () => msg('Offline'),
};

export function presenceText(status: Presence['status']): string {
  return texts[status]();
}
