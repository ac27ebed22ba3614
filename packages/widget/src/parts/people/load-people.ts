/** Loads and defines the directory; a person who only answers never needs it. */
export async function loadPeople(): Promise<void> {
  const { PeopleList } = await import('./people-list.js');
  if (!customElements.get('tenant-chat-people')) customElements.define('tenant-chat-people', PeopleList);
}
