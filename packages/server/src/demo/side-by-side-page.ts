import { demoPeople, type DemoPerson } from './demo-people.js';
import { html, type Html } from './html.js';

/** Two people in two frames of the same page: who writes on the left is read on the right. */
export function sideBySidePage(left: DemoPerson, right: DemoPerson): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${left.name} and ${right.name} · side by side</title>
<link rel="icon" href="/demo/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo/side-by-side.css">
</head>
<body>
${side('left', left, (id) => `/side-by-side?left=${id}&right=${right.id}`)}
${side('right', right, (id) => `/side-by-side?left=${left.id}&right=${id}`)}
</body>
</html>`;
}

function side(name: 'left' | 'right', person: DemoPerson, addressWith: (id: string) => string): Html {
  return html`<section aria-label="${person.name}">
<nav aria-label="Who is on the ${name}">${demoPeople.map((each) => html`<a href="${addressWith(each.id)}" data-tenant="${each.tenant}"${each.id === person.id ? html` aria-current="true"` : null}>${each.name.split(' ')[0] ?? ''}</a>`)}</nav>
<iframe name="${name}" title="${person.name}" src="/?as=${person.id}"></iframe>
</section>`;
}
