/** Why a token is asked for: the first, the old one ends soon, the old one was refused. */
export type TokenReason = 'initial' | 'expiring' | 'rejected';
/** Given by the host: a fresh identity token, signed by its back end. */
export type GetToken = (reason: TokenReason) => Promise<string>;

/** Asks the host's own back end: `GET token_url`, with the host's cookies, answers `{"token": "..."}`. */
export function tokenFrom(token_url: string): GetToken {
  return async () => {
    const answer = await fetch(token_url, { credentials: 'same-origin', headers: { accept: 'application/json' }, cache: 'no-store' });
    const body = answer.ok && ((await answer.json()) as { readonly token?: unknown } | null);
    if (!body || typeof body.token !== 'string') throw new Error(`token-url: no token (${answer.status})`);
    return body.token;
  };
}
