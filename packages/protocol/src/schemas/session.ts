import { Type, type Static } from 'typebox';
import { Id, Instant } from './scalars.js';
import { User } from './user.js';

export const Tenant = Type.Object({ id: Id('The tenant.'), slug: Type.String(), name: Type.String() }, { $id: 'Tenant' });
export type Tenant = Static<typeof Tenant>;

const sessionFields = {
  user: User,
  tenant: Tenant,
  expires_at: Instant('When the session ends.'),
  csrf_token: Type.Optional(Type.String({ description: 'For cookie sessions: unsafe methods send it as X-CSRF-Token.' })),
};

export const Session = Type.Object(sessionFields, { $id: 'Session' });
export type Session = Static<typeof Session>;

export const SessionOpened = Type.Object({ access_token: Type.String(), ...sessionFields }, { $id: 'SessionOpened' });
export type SessionOpened = Static<typeof SessionOpened>;
