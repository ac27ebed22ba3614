import { demoPeople, demoTenants, type DemoPerson, type DemoTenant } from './demo-people.js';
import { demoRequests, type DemoRequest } from './demo-requests.js';
import { html, type Html } from './html.js';
import { icon } from './icons.js';

const stateWords = { waiting: 'Waiting', approved: 'Approved', declined: 'Declined' } as const;

/** The host application as one of its people sees it. The chat is the last two lines of its body, and nothing else. */
export function approvalsPage(person: DemoPerson): Html {
  const tenant = demoTenants[person.tenant];
  const requests = demoRequests[person.tenant];
  const selected = requests[0];
  return html`<!doctype html>
<html lang="en" data-tenant="${tenant.slug}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Approvals · ${tenant.name}</title>
<link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo/look.css">
<link rel="stylesheet" href="/demo/frame.css">
<link rel="stylesheet" href="/demo/requests.css">
<script src="/demo/approvals.js" defer></script>
</head>
<body>
<a class="skip" href="#requests">Skip to the requests</a>
${sidebar(tenant)}
<div class="page">
${header(person, tenant)}
<main>
${figures(requests, tenant)}
<div class="columns">
${table(requests, tenant)}
${selected === undefined ? null : detail(selected, tenant)}
</div>
</main>
</div>
<script src="/tenant-chat.js" async></script>
<tenant-chat token-url="/demo/token?as=${person.id}"></tenant-chat>
</body>
</html>`;
}

function sidebar(tenant: DemoTenant): Html {
  const entries = [['approvals', 'Approvals'], ['invoices', 'Invoices'], ['suppliers', 'Suppliers'], ['budgets', 'Budgets'], ['reports', 'Reports']] as const;
  return html`<nav class="sidebar" aria-label="Application">
<div class="brand"><span class="mark" aria-hidden="true">${tenant.name.slice(0, 1)}</span><span class="brand-name">${tenant.name}<small>Approvals by Ledgerly</small></span></div>
<ul>${entries.map(([name, words]) => html`<li><a href="#requests" class="entry"${name === 'approvals' ? html` aria-current="page"` : null}>${icon(name)}<span>${words}</span></a></li>`)}</ul>
<p class="hint">A demo host application. The chat in the corner is <code>&lt;tenant-chat&gt;</code>.</p>
</nav>`;
}

function header(person: DemoPerson, tenant: DemoTenant): Html {
  const others = demoPeople.find((each) => each.tenant === person.tenant && each.id !== person.id) ?? person;
  return html`<header class="bar">
<div><h1>Approvals</h1><p class="muted">What ${tenant.name} is asked to pay for</p></div>
<div class="tools">
<a class="tool" href="/side-by-side?left=${person.id}&amp;right=${others.id}" title="Two people side by side">${icon('split')}<span>Side by side</span></a>
<button class="tool round" type="button" id="theme" title="Light or dark" aria-label="Light or dark">${icon('theme')}</button>
<details class="switcher">
<summary><span class="avatar" data-hue="${hueOf(person)}" aria-hidden="true">${initials(person.name)}</span><span class="who"><small>Signed in as</small>${person.name}</span>${icon('down')}</summary>
<div class="menu">${Object.values(demoTenants).map((each) => peopleOf(each, person))}</div>
</details>
</div>
</header>`;
}

function peopleOf(tenant: DemoTenant, current: DemoPerson): Html {
  const entries = demoPeople.filter((person) => person.tenant === tenant.slug);
  return html`<p class="menu-title">${tenant.name}</p><ul>${entries.map((person) => html`<li><a href="/?as=${person.id}"${person.id === current.id ? html` aria-current="true"` : null}><span class="avatar small" data-hue="${hueOf(person)}" aria-hidden="true">${initials(person.name)}</span><span>${person.name}<small>${person.title}</small></span></a></li>`)}</ul>`;
}

function figures(requests: readonly DemoRequest[], tenant: DemoTenant): Html {
  const waiting = requests.filter((request) => request.state === 'waiting');
  const sum = waiting.reduce((total, request) => total + request.amount, 0);
  const figure = (words: string, value: string, more: string): Html => html`<div class="figure"><span class="muted">${words}</span><strong>${value}</strong><small class="muted">${more}</small></div>`;
  return html`<section class="figures" aria-label="Figures">
${figure('Waiting for you', String(waiting.length), 'oldest: 4 days')}
${figure('Their sum', money(sum, tenant), 'of a budget of ' + money(120_000, tenant))}
${figure('Median time to decide', '1.4 days', '0.3 days faster than last month')}
</section>`;
}

function table(requests: readonly DemoRequest[], tenant: DemoTenant): Html {
  return html`<section class="card" id="requests" aria-label="Requests">
<table>
<thead><tr><th scope="col">Request</th><th scope="col">From</th><th scope="col" class="number">Amount</th><th scope="col">When</th><th scope="col">State</th></tr></thead>
<tbody>${requests.map((request, index) => row(request, tenant, index === 0))}</tbody>
</table>
</section>`;
}

function row(request: DemoRequest, tenant: DemoTenant, selected: boolean): Html {
  const by = personOf(request);
  return html`<tr data-number="${request.number}" data-supplier="${request.supplier}" data-what="${request.what}" data-amount="${money(request.amount, tenant)}" data-center="${request.cost_center}" data-note="${request.note}" data-by="${by.name}"${selected ? html` aria-selected="true"` : null}>
<td><button type="button" class="row-button"><strong>${request.supplier}</strong><small class="muted">${request.number} · ${request.what}</small></button></td>
<td><span class="from"><span class="avatar small" data-hue="${hueOf(by)}" aria-hidden="true">${initials(by.name)}</span>${by.name.split(' ')[0] ?? ''}</span></td>
<td class="number">${money(request.amount, tenant)}</td>
<td class="muted">${request.due}</td>
<td><span class="state" data-state="${request.state}">${stateWords[request.state]}</span></td>
</tr>`;
}

function detail(request: DemoRequest, tenant: DemoTenant): Html {
  return html`<aside class="card detail" id="detail" aria-label="The selected request" aria-live="polite">
<p class="muted" data-field="number">${request.number}</p>
<h2 data-field="supplier">${request.supplier}</h2>
<p data-field="what">${request.what}</p>
<p class="amount" data-field="amount">${money(request.amount, tenant)}</p>
<dl><div><dt>Asked for by</dt><dd data-field="by">${personOf(request).name}</dd></div><div><dt>Cost centre</dt><dd data-field="center">${request.cost_center}</dd></div></dl>
<p class="note" data-field="note">${request.note}</p>
<div class="decide"><button type="button" class="button primary" data-decide="approved">${icon('check')}Approve</button><button type="button" class="button" data-decide="declined">${icon('cross')}Decline</button></div>
</aside>`;
}

function personOf(request: DemoRequest): DemoPerson {
  const person = demoPeople.find((each) => each.id === request.by);
  if (person === undefined) throw new Error(`no such person: ${request.by}`);
  return person;
}

function money(amount: number, { currency }: DemoTenant): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount);
}

export function initials(name: string): string {
  return name.split(' ').map((part) => part.slice(0, 1)).join('').slice(0, 2);
}

/** One of six colours of avatars. */
export function hueOf(person: DemoPerson): number {
  return demoPeople.indexOf(person) % 6;
}
