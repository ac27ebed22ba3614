/**
 * What can be seen of the widget: how to come to each of it, for Ana on the demo's page. `before` runs before the page is opened,
 * `after` when the picture is taken. A surface may be a function, or an object with `show` and these.
 */

const inWarehouse = (show) => async (at) => {
  await at.chat.openChat('Warehouse move');
  await at.chat.conversation.messages.last().waitFor();
  await show?.(at);
};
const act = (text, name) => inWarehouse(({ chat }) => chat.conversation.act(text, name));
const onRow = async (chat, text) => {
  const row = chat.conversation.messages.filter({ hasText: text }).last();
  await row.hover();
  await row.locator('[part~="message-tools"]').waitFor();
  return row;
};
const inDetails = (show) => inWarehouse(async (at) => {
  await at.chat.conversation.detailsButton.click();
  await at.chat.conversation.details.members.first().waitFor();
  await show?.(at);
});
const inChats = (show) => async (at) => {
  await at.chat.showTab('chats');
  await at.chat.chats.time('Quarter end').waitFor();
  await show?.(at);
};
const inPeople = (show) => async (at) => {
  await at.chat.showTab('people');
  await at.chat.people.person('Dora Novak').waitFor();
  await show?.(at);
};

const refused = { status: 403, body: { error: { code: 'forbidden', message: 'refused' } } };

export const surfaces = {
  launcher: ({ chat }) => chat.online.waitFor(),
  chats: inChats(),
  'chats-unread': inChats(({ chat }) => chat.chats.filter('unread').click()),
  'chats-archived': inChats(async ({ chat }) => {
    await chat.chats.filter('archived').click();
    await chat.chats.empty.waitFor();
  }),
  'chats-search': inChats(async ({ chat }) => {
    await chat.chats.search.fill('no');
    await chat.chats.root.locator('[part~="person"]').first().waitFor();
  }),
  'chats-menu': inChats(({ chat }) => chat.chats.pick('Quarter end')),
  'chats-undo': {
    show: inChats(async ({ chat }) => {
      await chat.chats.pick('Quarter end', 'Archive');
      await chat.chats.row('Quarter end').waitFor({ state: 'detached' });
      await chat.chats.undoButton.waitFor();
    }),
    after: async ({ chat }) => {
      await chat.chats.undoButton.click();
      await chat.chats.row('Quarter end').waitFor();
    },
  },
  people: inPeople(),
  'people-nobody': inPeople(async ({ chat }) => {
    await chat.people.search.fill('zebra');
    await chat.people.root.locator('[part~="empty"]').waitFor();
  }),
  settings: inPeople(async ({ chat, page }) => {
    await chat.people.root.locator('[part~="settings"]').click();
    await page.locator('[part~="receipts-setting"]').waitFor();
  }),
  'new-group': inPeople(async ({ chat }) => {
    await chat.people.newGroupButton.click();
    await chat.dialog.titleField.fill('Packaging redesign');
    for (const name of ['Bruno Lima', 'Dora Novak']) await chat.dialog.person(name).click();
  }),
  choose: ({ chat }) => chat.showTab('chat'),
  conversation: async ({ chat }) => {
    await chat.openChat('Quarter end');
    await chat.conversation.messages.last().waitFor();
  },
  messages: inWarehouse(),
  'messages-start': inWarehouse(({ chat }) => chat.conversation.log.evaluate((log) => log.scrollTo(0, -log.scrollHeight))),
  direct: async ({ chat }) => {
    await chat.openChat('Dora Novak');
    await chat.conversation.messages.last().waitFor();
  },
  first: ({ chat }) => chat.talkTo('Chen Wei'),
  'conversation-menu': inWarehouse(({ chat }) => chat.conversation.menuButton.click()),
  'notify-menu': inWarehouse(({ chat }) => chat.conversation.pick('Notify me…')),
  'message-tools': inWarehouse(async ({ chat }) => void (await onRow(chat, 'forklift'))),
  'message-menu': inWarehouse(async ({ chat }) => (await onRow(chat, 'I tell the neighbours')).locator('[data-action="menu"]').click()),
  react: inWarehouse(async ({ chat }) => (await onRow(chat, 'forklift')).locator('[data-action="react"]').click()),
  'emoji-picker': inWarehouse(async ({ chat }) => {
    await chat.conversation.openPicker('forklift');
    await chat.conversation.picker.emoji.first().waitFor();
  }),
  'who-reacted': act('take the second one', 'Who reacted'),
  formatting: inWarehouse(async ({ chat, page }) => {
    await chat.conversation.composer.fill('The **first** truck comes at 7');
    await chat.conversation.formatButton.click();
    await chat.conversation.formatBar.waitFor();
    await page.keyboard.press('Shift+Control+ArrowLeft');
  }),
  'jump-to-date': inWarehouse(async ({ chat }) => {
    await chat.conversation.days.getByRole('button').last().click();
    await chat.conversation.dateJump.waitFor();
  }),
  reply: act('forklift', 'Reply'),
  edit: act('I tell the neighbours', 'Edit'),
  mention: inWarehouse(async ({ chat }) => {
    await chat.conversation.composer.pressSequentially('Over to @');
    await chat.conversation.completions.first().waitFor();
  }),
  'emoji-completion': inWarehouse(async ({ chat }) => {
    await chat.conversation.composer.pressSequentially('We move on Monday :par');
    await chat.conversation.completions.first().waitFor();
  }),
  'delete-question': act('I tell the neighbours', 'Delete for everyone'),
  forward: act('forklift', 'Forward'),
  receipts: act('take the second one', 'Message info'),
  'edit-history': inWarehouse(async ({ chat }) => {
    await chat.conversation.messages.getByRole('button', { name: '(edited)' }).click();
    await chat.conversation.pane.locator('[part~="versions"]').waitFor();
  }),
  pins: inWarehouse(async ({ chat }) => {
    await chat.conversation.pick('Pinned messages');
    await chat.conversation.pane.locator('[part~="pin"]').first().waitFor();
  }),
  details: inDetails(),
  'details-mute': inDetails(({ chat }) => chat.conversation.details.muteRow.click()),
  'details-direct': async ({ chat }) => {
    await chat.openChat('Dora Novak');
    await chat.conversation.detailsButton.click();
    await chat.conversation.details.pinsRow.waitFor();
  },
  'details-edit': inDetails(({ chat }) => chat.conversation.details.renameButton.click()),
  'details-add': inDetails(({ chat }) => chat.conversation.details.addButton.click()),
  'details-remove': inDetails(({ chat }) => chat.conversation.details.pick('Bruno Lima', /remove/i)),
  'details-leave': inDetails(({ chat }) => chat.conversation.details.leaveButton.click()),
  'read-only': ({ chat }) => chat.openChat('Company news'),
  offline: inWarehouse(async ({ chat, context }) => {
    await context.setOffline(true);
    await chat.banner.waitFor();
    await chat.conversation.send('I send it anyway');
    await chat.conversation.waitingHint.waitFor();
  }),
  'not-sent': {
    before: onSocket('send_message', refused),
    show: async (at) => {
      await surfaces.direct(at);
      await at.chat.conversation.send('Is it there?');
      await at.chat.conversation.failure('Is it there?').waitFor();
    },
  },
  loading: {
    before: onUsers(null),
    show: async ({ chat }) => {
      await chat.showTab('people');
      // It stays invisible for its first 300 ms.
      await chat.people.root.locator('.skeletons').waitFor();
    },
  },
  error: {
    before: onUsers(refused),
    show: async ({ chat }) => {
      await chat.showTab('people');
      await chat.people.root.locator('[part~="error"]').waitFor();
    },
  },
  refused: {
    before: (context) => context.route(/\/demo\/token/, (route) => route.fulfill({ status: 403, body: '' })),
    show: async ({ chat }) => {
      await chat.open();
      await chat.refusal.waitFor();
    },
  },
};

/** A server that gives this answer to an operation; none: it never answers. */
function onSocket(operation, answer) {
  return (context) => context.routeWebSocket(/\/ws\/chat\//, (page) => {
    const server = page.connectToServer();
    page.onMessage((message) => {
      const frame = JSON.parse(String(message));
      if (frame.type !== 'request' || frame.operation !== operation) server.send(message);
      else if (answer) page.send(JSON.stringify({ type: 'reply', ref: frame.ref, ...answer }));
    });
  });
}

/** The same for the directory, which may be asked for before there is a socket. */
function onUsers(answer) {
  return async (context) => {
    await onSocket('list_users', answer)(context);
    await context.route(/\/api\/chat\/users\//, (route) => (answer ? route.fulfill({ status: answer.status, json: answer.body }) : undefined));
  };
}
