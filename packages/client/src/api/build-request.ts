import { operations, API_PREFIX, type Operation, type OperationName } from '@tenant-chat/protocol/wire';

export interface HttpRequest {
  readonly method: string;
  /** Path and query, below the server's origin. */
  readonly path: string;
  readonly body: string | null;
}

/** An operation as an HTTP request: the input fills the path; the rest is the query of a GET or a DELETE, else the body. */
export function buildRequest(name: OperationName, input: Readonly<Record<string, unknown>>): HttpRequest {
  const { method, path }: Operation = operations[name];
  const rest = { ...input };
  const filled = path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = rest[key];
    delete rest[key];
    return encodeURIComponent(String(value));
  });
  if (method !== 'GET' && method !== 'DELETE') return { method, path: API_PREFIX + filled, body: JSON.stringify(rest) };
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(rest)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined && each !== null) query.append(key, String(each));
  }
  return { method, path: `${API_PREFIX}${filled}${String(query) && `?${query}`}`, body: null };
}
