// The demo host's own behaviour: theme, selecting a request, deciding. Nothing here is about the chat.
const words = { waiting: 'Waiting', approved: 'Approved', declined: 'Declined' };
const root = document.documentElement;

function showTheme(theme) {
  if (theme === null) root.removeAttribute('data-theme');
  else root.dataset.theme = theme;
}

function isDark() {
  return root.dataset.theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : root.dataset.theme === 'dark';
}

showTheme(localStorage.getItem('demo-theme'));
document.querySelector('#theme').addEventListener('click', () => {
  const theme = isDark() ? 'light' : 'dark';
  localStorage.setItem('demo-theme', theme);
  showTheme(theme);
});
// The other frame of the side-by-side view follows.
addEventListener('storage', (event) => {
  if (event.key === 'demo-theme') showTheme(event.newValue);
});

const rows = [...document.querySelectorAll('tr[data-number]')];
const detail = document.querySelector('#detail');

function selectedRow() {
  return rows.find((row) => row.getAttribute('aria-selected') === 'true');
}

function select(row) {
  for (const each of rows) each.removeAttribute('aria-selected');
  row.setAttribute('aria-selected', 'true');
  for (const field of detail.querySelectorAll('[data-field]')) field.textContent = row.dataset[field.dataset.field];
  showDecision(row);
}

function showDecision(row) {
  const { state } = row.querySelector('.state').dataset;
  for (const button of detail.querySelectorAll('[data-decide]')) button.disabled = state === button.dataset.decide;
}

for (const row of rows) row.addEventListener('click', () => select(row));
for (const button of detail.querySelectorAll('[data-decide]')) {
  button.addEventListener('click', () => {
    const row = selectedRow();
    const state = row.querySelector('.state');
    state.dataset.state = button.dataset.decide;
    state.textContent = words[button.dataset.decide];
    showDecision(row);
  });
}
if (rows.length > 0) showDecision(selectedRow());

const switcher = document.querySelector('.switcher');
addEventListener('click', (event) => {
  if (!switcher.contains(event.target)) switcher.open = false;
});
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') switcher.open = false;
});
