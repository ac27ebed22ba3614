import type { DemoTenantSlug } from './demo-people.js';

export type RequestState = 'waiting' | 'approved' | 'declined';

/** Something that somebody wants to spend money on, as the demo's approvals application lists it. */
export interface DemoRequest {
  readonly number: string;
  readonly supplier: string;
  readonly what: string;
  readonly by: string;
  readonly amount: number;
  readonly due: string;
  readonly cost_center: string;
  readonly state: RequestState;
  readonly note: string;
}

export const demoRequests: Readonly<Record<DemoTenantSlug, readonly DemoRequest[]>> = {
  acme: [
    { number: 'INV-2041', supplier: 'Nordwind Logistics', what: 'Refrigerated transport, March', by: 'bruno', amount: 18_420.5, due: 'Due tomorrow', cost_center: 'Distribution', state: 'waiting', note: 'Two of the eleven tours were billed twice. Bruno has asked for a corrected invoice; the amount here is the corrected one.' },
    { number: 'INV-2039', supplier: 'Olivar del Sur', what: 'Olive oil, 4 pallets', by: 'dora', amount: 9_312, due: 'Due in 3 days', cost_center: 'Raw materials', state: 'waiting', note: 'Delivered complete on the 4th. The price follows the frame contract of this year.' },
    { number: 'PO-0877', supplier: 'Brightline Studio', what: 'Packaging redesign, first half', by: 'bruno', amount: 24_000, due: 'Due in 6 days', cost_center: 'Marketing', state: 'waiting', note: 'The second half is due when the new boxes are on the line in June.' },
    { number: 'INV-2036', supplier: 'Heliotec', what: 'Maintenance of the cold store', by: 'dora', amount: 3_180.75, due: 'Due in 9 days', cost_center: 'Facilities', state: 'waiting', note: 'Yearly inspection and two seals replaced.' },
    { number: 'INV-2031', supplier: 'Kontor 8', what: 'Office rent, Lisbon', by: 'ana', amount: 7_450, due: 'Paid on Monday', cost_center: 'Facilities', state: 'approved', note: 'As every month.' },
    { number: 'INV-2028', supplier: 'Parcel & Co.', what: 'Samples to retailers', by: 'bruno', amount: 1_096.2, due: 'Paid on Monday', cost_center: 'Sales', state: 'approved', note: 'Forty-two parcels.' },
    { number: 'PO-0871', supplier: 'Gastro Expo', what: 'Stand, 40 m²', by: 'dora', amount: 31_900, due: 'Declined last week', cost_center: 'Marketing', state: 'declined', note: 'Too large for this year; a smaller stand is being asked for.' },
  ],
  globex: [
    { number: 'PO-5518', supplier: 'Vantage Turbines', what: 'Gearbox, unit 7', by: 'hugo', amount: 142_800, due: 'Due today', cost_center: 'Wind park North', state: 'waiting', note: 'Unit 7 stands still until the gearbox is there. Delivery takes five weeks.' },
    { number: 'INV-9902', supplier: 'Cooper Survey', what: 'Soil report, site B', by: 'gina', amount: 12_650, due: 'Due in 2 days', cost_center: 'Development', state: 'waiting', note: 'Needed for the permit.' },
    { number: 'INV-9897', supplier: 'Meridian Legal', what: 'Land lease review', by: 'gina', amount: 8_400, due: 'Due in 5 days', cost_center: 'Legal', state: 'waiting', note: 'Eleven contracts.' },
    { number: 'INV-9890', supplier: 'GridWorks', what: 'Transformer inspection', by: 'hugo', amount: 4_975, due: 'Paid on Friday', cost_center: 'Wind park North', state: 'approved', note: 'Without findings.' },
    { number: 'PO-5509', supplier: 'Altair Travel', what: 'Team visit, 14 people', by: 'hugo', amount: 16_240, due: 'Declined last week', cost_center: 'People', state: 'declined', note: 'To be held by video.' },
  ],
};
