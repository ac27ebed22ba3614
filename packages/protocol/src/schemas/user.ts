import { Type, type Static } from 'typebox';
import { limits } from '../wire/limits.js';
import { Id, Instant, Nullable, Version } from './scalars.js';

export const TenantRole = Type.Union([Type.Literal('member'), Type.Literal('admin')]);
export const PresenceStatus = Type.Union([Type.Literal('online'), Type.Literal('away'), Type.Literal('offline')]);

const rowFields = {
  id: Id('The user.'),
  external_id: Type.String({ description: "The host's own id (`sub`)." }),
  name: Type.String(),
  avatar_url: Nullable(Type.String()),
  title: Nullable(Type.String({ description: 'What the person does.' })),
  role: TenantRole,
  deactivated_at: Nullable(Instant('When the person was deactivated.')),
  version: Version(),
};

/** A user as the feed carries it. */
export const UserRow = Type.Object(rowFields, { $id: 'UserRow' });
export type UserRow = Static<typeof UserRow>;

/** A user in an HTTP answer: presence is not in the feed. */
export const User = Type.Object(
  { ...rowFields, status: PresenceStatus, last_seen_at: Nullable(Instant('Last seen.')) },
  { $id: 'User' },
);
export type User = Static<typeof User>;

export const Presence = Type.Object(
  { user_id: Id('Whose.'), status: PresenceStatus, last_seen_at: Nullable(Instant('Last seen.')) },
  { $id: 'Presence' },
);
export type Presence = Static<typeof Presence>;

/** One person as the host's directory gives it. */
export const DirectoryEntry = Type.Object(
  {
    external_id: Type.String({ minLength: 1, maxLength: 255 }),
    name: Type.String({ minLength: 1, maxLength: limits.name_length }),
    email: Type.Optional(Nullable(Type.String({ maxLength: 320 }))),
    avatar_url: Type.Optional(Nullable(Type.String({ maxLength: 2_000 }))),
    title: Type.Optional(Nullable(Type.String({ maxLength: 200 }))),
    locale: Type.Optional(Nullable(Type.String({ maxLength: 35 }))),
    time_zone: Type.Optional(Nullable(Type.String({ maxLength: 64 }))),
    role: Type.Optional(TenantRole),
    deactivated: Type.Optional(Type.Boolean()),
  },
  { $id: 'DirectoryEntry', additionalProperties: false },
);
export type DirectoryEntry = Static<typeof DirectoryEntry>;
