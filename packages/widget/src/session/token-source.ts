/** Why a token is asked for: the first, the old one ends soon, the old one was refused. */
export type TokenReason = 'initial' | 'expiring' | 'rejected';
/** Given by the host: a fresh identity token, signed by its back end. */
export type GetToken = (reason: TokenReason) => Promise<string>;

/** Asks the host's own back end: `GET token_url`, with the host's cookies, answers `{"token": "..."}`. */
export function tokenFrom(token_url: string): GetToken {
  return async () => {
    const answer = await fetch(token_url, { credentials: 'same-origin', headers: { accept: 'application/json' }, cache: 'no-store' });
    if (!answer.ok) throw new Error(`token-url answered ${answer.status}`);
    const body = (await answer.json()) as { readonly token?: unknown };
    if (typeof body.token !== 'string') throw new Error('token-url answered no {"token"}');
    return body.token;
  };
}
