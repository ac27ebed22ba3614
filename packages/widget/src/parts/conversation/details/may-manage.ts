import type { Participant } from '@tenant-chat/protocol/schemas';

type Role = Participant['role'];

/** Who may what in a group: owner and admins add, remove and rename; the owner gives roles (contract.md). The server decides; this hides what it would refuse. */
export function mayManage(mine: Role): boolean {
  return mine !== 'member';
}

export function mayRemove(mine: Role, theirs: Role): boolean {
  return mine === 'owner' || (mine === 'admin' && theirs === 'member');
}

export function mayGiveRoles(mine: Role): boolean {
  return mine === 'owner';
}

const rank: Record<Role, number> = { owner: 0, admin: 1, member: 2 };

/** Owner first, then admins, then members; by name within. */
export function compareMembers(a: { readonly role: Role; readonly name: string }, b: { readonly role: Role; readonly name: string }): number {
  return rank[a.role] - rank[b.role] || a.name.localeCompare(b.name);
}
