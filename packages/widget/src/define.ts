import { TenantChat, TenantChatBadge } from './index.js';
import { defineElements } from './launcher/define-elements.js';

export * from './index.js';

defineElements(TenantChat, TenantChatBadge);
