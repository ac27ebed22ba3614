/** One of the demo's people, by the public contract. */
async function signIn(url, person) {
  const ask = async (method, path, body, access_token) => {
    const headers = { ...(body && { 'content-type': 'application/json' }), ...(access_token && { authorization: `Bearer ${access_token}` }) };
    const response = await fetch(url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? null : response.json();
  };
  const { token } = await ask('GET', `/demo/token?as=${person}`);
  const { access_token, user } = await ask('POST', '/api/chat/session/', { token });
  const call = (method, path, body) => ask(method, `/api/chat${path}`, body, access_token);
  return {
    id: user.id,
    call,
    start: async (body) => (await call('POST', '/conversations/start/', body)).conversation.id,
    send: async (conversation_id, content, more = {}) => (await call('POST', `/conversations/${conversation_id}/messages/`, { content, ...more })).message,
    change: (method, { id, conversation_id }, path = '', body) => call(method, `/conversations/${conversation_id}/messages/${id}/${path}`, body),
    read: (conversation_id) => call('POST', `/conversations/${conversation_id}/mark_read/`, {}),
  };
}

async function writeAll(conversation_id, talk, send = (person, text) => person.send(conversation_id, text)) {
  for (const [person, text] of talk) await send(person, text);
}

/** What the pictures show: every kind of message and every state of a conversation, among four colleagues. */
export async function writeTalk(url) {
  const [ana, bruno, chen, dora] = await Promise.all(['ana', 'bruno', 'chen', 'dora'].map((person) => signIn(url, person)));
  const all = { ana, bruno, chen, dora };
  await writeNews(all);
  await writeWarehouse(all);
  const with_dora = await dora.start({ user_id: ana.id });
  await writeAll(with_dora, [
    [dora, 'The olive oil is in, all four pallets. You can release INV-2039.'],
    [ana, 'Wonderful, it goes out today.'],
  ]);
  await dora.read(with_dora);
  const cold_store = await ana.start({ title: 'Cold store', user_ids: [bruno.id, dora.id] });
  await dora.send(cold_store, 'Heliotec comes on Thursday at 8 for the two seals.');
  await ana.read(cold_store);
  await ana.call('PATCH', `/conversations/${cold_store}/mute/`, { muted: true });
  await writeQuarter(all);
  const with_bruno = await bruno.start({ user_id: ana.id });
  await writeAll(with_bruno, [
    [bruno, 'Parcel & Co. ask for the order number of the samples'],
    [bruno, 'Do you have it at hand?'],
  ]);
  return all;
}

/** Where only its admins write, and where somebody was meant. */
async function writeNews({ ana, bruno, chen, dora }) {
  const news = await chen.start({ title: 'Company news', user_ids: [ana.id, bruno.id, dora.id] });
  await chen.send(news, 'The office is closed on Friday 5 June.');
  await chen.call('PATCH', `/conversations/${news}/`, { posting: 'admins' });
  await chen.send(news, `<@${ana.id}> has been with us for ten years today. Congratulations!`);
  await ana.call('PATCH', `/conversations/${news}/preferences/`, { pinned: true });
}

async function writeQuarter({ ana, bruno, chen, dora }) {
  const quarter = await chen.start({ title: 'Quarter end', user_ids: [ana.id, bruno.id, dora.id] });
  await writeAll(quarter, [
    [chen, 'Morning! Which invoices still have to be in this quarter?'],
    [bruno, 'Nordwind sent the corrected one for March last night: 18,420.50'],
    [bruno, 'The two tours that were billed twice are gone. https://nordwind.example/inv/2041'],
    [ana, 'Thanks Bruno. I compared it with the tour list, it matches now.'],
    [ana, 'Shall I approve it, Chen?'],
    [chen, 'Yes please, and put it on Distribution.'],
    [ana, 'Done ✓'],
    [dora, '🎉'],
    [chen, 'Then only Brightline is open. Dora, do the new boxes still start in June?'],
    [dora, 'Yes, on the 9th. The second half is due then, not before.'],
  ]);
  await Promise.all([ana, bruno, chen, dora].map((person) => person.read(quarter)));
}

/** Answers, reactions, mentions, formatting, pins, edits, a tombstone, a forwarded message, lines of the system. */
async function writeWarehouse({ ana, bruno, chen, dora }) {
  const group = await ana.start({ title: 'Warehouse move', user_ids: [bruno.id] });
  await ana.call('PATCH', `/conversations/${group}/`, { description: 'Everything about the new hall in Leiria: dates, quotes, who does what.', colour: 4 });
  await ana.call('POST', `/conversations/${group}/participants/`, { user_ids: [chen.id, dora.id] });
  const plan = await dora.send(group, '**The plan for Saturday**\n- empty aisles A to D\n- racks down until noon\n- `dock 3` stays free for Nordwind');
  await ana.change('PUT', plan, 'pin/', {});
  const quote = await bruno.send(group, 'Two quotes for the racks are in: 12,400 and 11,950.');
  await bruno.change('PATCH', quote, '', { content: 'Two quotes for the racks are in: 12,400 and 11,900 with assembly.' });
  const answer = await ana.send(group, `<@${bruno.id}> take the second one, please.`, { reply_to_id: quote.id });
  for (const [person, emoji] of [[bruno, '👍'], [dora, '👍'], [chen, '🎉']]) await person.change('PUT', answer, 'reactions/', { emoji });
  const mistake = await bruno.send(group, 'Wrong window, sorry');
  await bruno.change('DELETE', mistake);
  await dora.send(group, 'The forklift is booked from 7 to 15.', { is_forwarded: true });
  const thanks = await ana.send(group, 'Perfect. I tell the neighbours.');
  await dora.change('PUT', thanks, 'reactions/', { emoji: '❤️' });
  await chen.send(group, `<@${ana.id}> do we have the keys of hall 2?`);
  await Promise.all([ana, dora].map((person) => person.read(group)));
}
