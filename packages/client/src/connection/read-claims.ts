/** What an identity token says of a person, read without checking: it decides only what is shown from this device, and in which words. */
export interface Claims {
  /** Tenant and person, as the host calls them; '': it names nobody. */
  readonly subject: string;
  /** A language tag. */
  readonly locale: string | null;
}

/** Whatever is no token names nobody. */
export function readClaims(token: string): Claims {
  try {
    const payload = token.split('.')[1] ?? '';
    // What is not ASCII comes out garbled (UTF-8 taken for Latin-1), but always alike; a language tag is ASCII.
    const { tenant, sub, locale } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as Readonly<Record<string, unknown>>;
    return { subject: sub ? JSON.stringify([tenant, sub]) : '', locale: typeof locale === 'string' ? locale : null };
  } catch {
    return { subject: '', locale: null };
  }
}
