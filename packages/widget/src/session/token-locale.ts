/** The claim `locale` of an identity token: read without checking, it decides only which words are shown. */
export function tokenLocale(token: string): string | null {
  try {
    const payload = token.split('.')[1] ?? '';
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes)) as { readonly locale?: unknown };
    return typeof claims.locale === 'string' ? claims.locale : null;
  } catch {
    return null;
  }
}
