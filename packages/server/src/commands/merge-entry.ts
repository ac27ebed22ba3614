import type { DirectoryEntry } from '@tenant-chat/protocol/schemas';

/** What the host tells of a person. */
export interface Profile {
  readonly external_id: string;
  readonly name: string;
  readonly email: string | null;
  readonly avatar_url: string | null;
  readonly title: string | null;
  readonly locale: string | null;
  readonly time_zone: string | null;
  readonly role: 'member' | 'admin';
  readonly deactivated: boolean;
}

export interface StoredUser extends Profile {
  readonly id: string;
  readonly version: number;
}

/** The profile after this entry: a field that is not given stays, null empties it. */
export function mergeEntry(before: Profile | null, entry: DirectoryEntry): Profile {
  const kept = <K extends 'email' | 'avatar_url' | 'title' | 'locale' | 'time_zone'>(field: K): string | null => {
    const given = entry[field];
    return given === undefined ? (before?.[field] ?? null) : given;
  };
  return {
    external_id: entry.external_id,
    name: entry.name,
    email: kept('email'),
    avatar_url: kept('avatar_url'),
    title: kept('title'),
    locale: kept('locale'),
    time_zone: kept('time_zone'),
    role: entry.role ?? before?.role ?? 'member',
    deactivated: entry.deactivated ?? before?.deactivated ?? false,
  };
}

/** The fields of a profile, and whether other people are shown them. */
const shown: Readonly<Record<keyof Profile, boolean>> = {
  external_id: true, name: true, avatar_url: true, title: true, role: true, deactivated: true,
  email: false, locale: false, time_zone: false,
};
const fields = Object.keys(shown) as (keyof Profile)[];

export function sameProfile(one: Profile, other: Profile): boolean {
  return fields.every((field) => one[field] === other[field]);
}

/** Whether the change between two profiles of a person is one that others are shown. */
export function isShownChange(before: Profile, after: Profile): boolean {
  return fields.some((field) => shown[field] && before[field] !== after[field]);
}
