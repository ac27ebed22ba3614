/** The people of the demo host: real users of two tenants. */
export interface DemoPerson {
  /** The host's own id, and `?as=`. */
  readonly id: string;
  readonly tenant: DemoTenantSlug;
  readonly name: string;
  readonly title: string;
  readonly email: string;
}

export type DemoTenantSlug = 'acme' | 'globex';

export interface DemoTenant {
  readonly slug: DemoTenantSlug;
  readonly name: string;
  readonly currency: string;
}

export const demoTenants: Readonly<Record<DemoTenantSlug, DemoTenant>> = {
  acme: { slug: 'acme', name: 'Acme Foods', currency: 'EUR' },
  globex: { slug: 'globex', name: 'Globex Energy', currency: 'USD' },
};

export const demoPeople: readonly DemoPerson[] = [
  { id: 'ana', tenant: 'acme', name: 'Ana Souza', title: 'Finance lead', email: 'ana@acme.example' },
  { id: 'bruno', tenant: 'acme', name: 'Bruno Lima', title: 'Buyer', email: 'bruno@acme.example' },
  { id: 'chen', tenant: 'acme', name: 'Chen Wei', title: 'Controller', email: 'chen@acme.example' },
  { id: 'dora', tenant: 'acme', name: 'Dora Novak', title: 'Operations', email: 'dora@acme.example' },
  { id: 'gina', tenant: 'globex', name: 'Gina Rossi', title: 'Director', email: 'gina@globex.example' },
  { id: 'hugo', tenant: 'globex', name: 'Hugo Martin', title: 'Accounting', email: 'hugo@globex.example' },
];

export function findDemoPerson(id: unknown): DemoPerson | null {
  return demoPeople.find((person) => person.id === id) ?? null;
}
