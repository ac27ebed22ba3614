import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Session } from '../actor.js';
import { ChatError } from '../chat-error.js';
import { hostSessionId } from './host-session-id.js';
import type { Authenticate, HostIdentity } from './host-identity.js';
import type { People } from './people.js';
import type { Tenants } from './tenants.js';

/** How long a socket lives on one look at the host's session; a new socket looks again. */
const LIFE_MS = 15 * 60_000;
const FRESH_MS = 5_000;

interface Known {
  readonly entry: string;
  readonly tenant_id: string;
  readonly user_id: string;
  readonly at: number;
}

/** In a host that mounts the plugin the host says who is asking; nothing is stored but the person. */
export class HostSessions {
  readonly #authenticate: Authenticate;
  readonly #tenants: Tenants;
  readonly #people: People;
  readonly #known = new LRUCache<string, Known>({ max: 100_000 });

  constructor(authenticate: Authenticate, tenants: Tenants, people: People) {
    this.#authenticate = authenticate;
    this.#tenants = tenants;
    this.#people = people;
  }

  /** null: nobody is signed in with the host. */
  async find(request: FastifyRequest): Promise<Session | null> {
    const identity = await this.#authenticate(request);
    if (identity === null) return null;
    const { tenant_id, user_id } = await this.#resolve(identity);
    return { id: hostSessionId(tenant_id, user_id), tenant_id, user_id, kind: 'host', expires_at: Date.now() + LIFE_MS };
  }

  async #resolve({ tenant: slug, user: entry }: HostIdentity): Promise<Known> {
    const key = `${slug}\n${entry.external_id}`;
    const text = JSON.stringify(entry);
    const known = this.#known.get(key);
    if (known !== undefined && known.entry === text && Date.now() - known.at < FRESH_MS) return known;
    const tenant = await this.#tenants.bySlug(slug);
    if (tenant === null) throw new ChatError('session_required', { details: 'The host names a tenant that is not there.' });
    const row = await this.#people.admit(tenant.id, entry);
    const found = { entry: text, tenant_id: tenant.id, user_id: row.id, at: Date.now() };
    this.#known.set(key, found);
    return found;
  }
}
