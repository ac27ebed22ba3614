import type { DirectoryEntry } from '@tenant-chat/protocol/schemas';
import type { FastifyRequest } from 'fastify';

/** Whom the host's own session belongs to: the tenant by its slug, the person as the directory has them. */
export interface HostIdentity {
  readonly tenant: string;
  readonly user: DirectoryEntry;
}

export type Authenticate = (request: FastifyRequest) => HostIdentity | null | Promise<HostIdentity | null>;
