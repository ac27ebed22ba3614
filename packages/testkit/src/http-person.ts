import { API_PREFIX, operations, type OperationName } from '@tenant-chat/protocol/wire';
import type { OperationInput, OperationOutput, SessionOpened } from '@tenant-chat/protocol/schemas';
import type { Person } from './people.js';
import { signIdentity } from './sign-identity.js';

export interface HttpAnswer {
  readonly status: number;
  // What a server answers is looked at by assertions, field by field.
  readonly body: Record<string, never> & { readonly [field: string]: unknown };
  readonly text: string;
  readonly headers: Headers;
}

/** A person as a plain HTTP client: says what it is told to and judges nothing. */
export class HttpPerson {
  readonly server: string;
  readonly access_token: string;
  readonly user_id: string;
  readonly tenant_id: string;
  readonly name: string;
  /** The text of every answer that this person got. */
  readonly received: string[] = [];

  constructor(server: string, session: Pick<SessionOpened, 'access_token' | 'user' | 'tenant'>) {
    this.server = server;
    this.access_token = session.access_token;
    this.user_id = session.user.id;
    this.tenant_id = session.tenant.id;
    this.name = session.user.name;
  }

  static async signIn(server: string, person: Person): Promise<HttpPerson> {
    const answer = await ask(server, 'POST', '/session/', { body: { token: await signIdentity(person) } });
    if (answer.status !== 201) throw new Error(`${person.name} could not sign in: ${answer.status} ${answer.text}`);
    return new HttpPerson(server, JSON.parse(answer.text) as SessionOpened);
  }

  /** The same session, asking another node. */
  at(server: string): HttpPerson {
    const { access_token, user_id: id, name, tenant_id } = this;
    return new HttpPerson(server, { access_token, user: { id, name }, tenant: { id: tenant_id } } as Pick<SessionOpened, 'access_token' | 'user' | 'tenant'>);
  }

  /** Path, query and body from one object, as the table of operations says. */
  async call<N extends OperationName>(operation: N, input: OperationInput<N> | Readonly<Record<string, unknown>>): Promise<HttpAnswer> {
    const answer = await this.#ask(operation, { ...(input as Record<string, unknown>) });
    this.received.push(answer.text);
    return answer;
  }

  /** The same where a refusal fails the test; gives the body. */
  async must<N extends OperationName>(operation: N, input: OperationInput<N>): Promise<OperationOutput<N>> {
    const answer = await this.call(operation, input);
    if (answer.status >= 300) throw new Error(`${this.name}: ${operation} ${JSON.stringify(input)} was answered ${answer.status} ${answer.text}`);
    return (answer.text === '' ? null : answer.body) as OperationOutput<N>;
  }

  #ask(operation: OperationName, rest: Record<string, unknown>): Promise<HttpAnswer> {
    const { method, path } = operations[operation];
    const filled = path.replace(/\{([a-z_]+)\}/g, (_, name: string) => {
      const value = rest[name];
      delete rest[name];
      return encodeURIComponent(String(value));
    });
    const bearer = { authorization: `Bearer ${this.access_token}` };
    if (method !== 'GET' && method !== 'DELETE') return ask(this.server, method, filled, { body: rest, headers: bearer });
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries(rest)) for (const one of [value].flat()) query.append(name, String(one));
    return ask(this.server, method, query.size > 0 ? `${filled}?${query}` : filled, { headers: bearer });
  }
}

/** One HTTP request below the prefix. */
export async function ask(
  server: string, method: string, path: string, options: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<HttpAnswer> {
  const response = await fetch(`${server}${API_PREFIX}${path}`, {
    method,
    headers: { ...(options.body === undefined ? {} : { 'content-type': 'application/json' }), ...options.headers },
    ...(options.body === undefined ? {} : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
  });
  const text = await response.text();
  return { status: response.status, text, headers: response.headers, body: text === '' ? {} : JSON.parse(text) };
}
