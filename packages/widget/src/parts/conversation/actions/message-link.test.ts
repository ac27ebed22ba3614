import { expect, test } from 'vitest';
import { linkedMessage } from '../../../session/linked-message.js';
import { messageLink } from './message-link.js';

const place = { conversation_id: '01a2107a-e879-77df-8ed2-2f9f0f704afb', message_id: '01a2107a-e877-7a4c-b3d6-37388ad81cf7' };

test('a link leads to the message it was made for, on the same page of the host', () => {
  for (const page of ['https://app.example.com/approvals?open=4', 'http://127.0.0.1:3000/#old', 'https://app.example.com/#tenant-chat=x']) {
    const link = messageLink(page, place);
    expect(linkedMessage(link)).toEqual(place);
    expect(link.split('#')[0]).toBe(page.split('#')[0]);
  }
});

test.each([['#/invoices/42', '#/invoices/42&tenant-chat='], [`#/invoices/42&tenant-chat=${place.conversation_id}.${place.conversation_id}`, '#/invoices/42&tenant-chat='], ['', '#tenant-chat=']])(
  'a route in the fragment "%s" stays', (hash, begin) => {
    expect(new URL(messageLink(`https://app.example.com/${hash}`, place)).hash).toBe(`${begin}${place.conversation_id}.${place.message_id}`);
  },
);

test.each(['https://app.example.com/', 'https://app.example.com/#tenant-chat=', 'https://app.example.com/#tenant-chat=1.2'])('%s names no message', (page) => {
  expect(linkedMessage(page)).toBeNull();
});
