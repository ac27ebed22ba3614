import { msg, str } from '@lit/localize';
import type { Participant } from '@tenant-chat/protocol/schemas';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../../../theme/icons.js';
import { avatar } from '../../avatar/avatar.js';
import type { MenuItem } from '../../menu/menu-item.js';
import { presenceText } from '../../presence-text.js';
import { mayGiveRoles, mayRemove } from './may-manage.js';
import type { Member } from './members-controller.js';

type Role = Participant['role'];

const roles: Record<Role, () => string> = { owner: () => msg('Owner'), admin: () => msg('Admin'), member: () => '' };

/** What I may do with a member. */
export function memberActions(mine: Role, member: Member, is_me: boolean): readonly MenuItem[] {
  if (is_me) return [];
  const gives: readonly MenuItem[] = [
    ...(member.role === 'member' ? [{ id: 'role-admin', label: msg('Make admin') }] : []),
    ...(member.role === 'admin' ? [{ id: 'role-member', label: msg('Make member') }] : []),
    { id: 'role-owner', label: msg('Make owner') },
  ];
  const removes = mayRemove(mine, member.role) ? [{ id: 'remove', label: msg('Remove from the group'), is_dangerous: true }] : [];
  return [...(mayGiveRoles(mine) ? gives : []), ...removes];
}

export function memberRow(member: Member, mine: Role, is_me: boolean, menu: (event: Event, member: Member) => void): TemplateResult {
  const { user_id, name, user, role } = member;
  // Who looks is here; what the others see of her may come a moment later.
  const status = is_me ? 'online' : member.status;
  const label = msg(str`Actions for ${name}`);
  return html`<li class="row" part="member" data-id=${user_id}>
    ${avatar({ id: user_id, name, avatar_url: user?.avatar_url ?? null, status })}
    <span class="lines"><span class="name" dir="auto">${is_me ? msg(str`${name} (you)`) : name}</span><span class="sub">${presenceText(status)}</span></span>
    ${role === 'member' ? nothing : html`<span class="role">${roles[role]()}</span>`}
    ${memberActions(mine, member, is_me).length === 0
      ? nothing
      : html`<button type="button" class="icon-button" aria-label=${label} title=${label} aria-haspopup="menu" @click=${(event: Event) => menu(event, member)}>${icons.more}</button>`}
  </li>`;
}
