// Tells the e-mail, chat and Facebook cases of the invented week as the help desks write them, so that their figures can
// be compared with those of the same cases in messages/. Written by scripts/fixtures.mjs.
import { readFileSync } from 'node:fs';

const story = JSON.parse(readFileSync(new URL('../fixtures/week/story.json', import.meta.url), 'utf8'));
const people = new Map(
  [...story.agents, ...story.bots, ...story.others, ...story.customers].map((person) => [person.id, person]),
);
const nameOf = (author) => people.get(author)?.name ?? null;
const bots = new Set(story.bots.map(({ id }) => id));
const isCustomer = (author) => /^\d+$/.test(author);

/** A courier writes in em-05, whom no help desk knows; fb-07 is a review, which is no case of one. */
const APART = new Set(['em-05', 'fb-07']);

const cases = story.conversations
  .filter(({ id, channel }) => ['email', 'chat', 'facebook'].includes(channel) && !APART.has(id))
  .map((one, index) => ({
    ...one,
    number: 6001 + index,
    customer: one.events.find(({ author }) => isCustomer(author))?.author ?? null,
    said: one.events.filter(({ type }) => type === 'message' || type === 'note'),
    changes: one.events.filter(({ type }) => type.startsWith('status:')),
    rating: one.events.find(({ type }) => type === 'rating') ?? null,
    begunAt: one.events[0].at,
    lastAt: one.events.map(({ at }) => at).reduce((a, b) => (a > b ? a : b)),
  }));

/** Without what a bot closed (ch-03): most desks know rules that close, and not that one of them answered before. */
const closedByPeople = cases.filter(({ changes }) => !changes.some(({ author }) => bots.has(author)));

/** A number for whoever has none. */
const numberOf = (author) => (isCustomer(author) ? Number(author) : 1 + [...people.keys()].indexOf(author));

const lastChange = ({ changes }) => changes.at(-1)?.type ?? null;
const isClosed = (one) => lastChange(one) === 'status:resolved';
/** When it was closed, if it is closed still: a customer who writes afterwards opens it again. */
const closedAt = (one) => {
  const closing = one.changes.at(-1)?.at ?? null;
  const later = one.said.some(({ at, author }) => isCustomer(author) && at > closing);
  return isClosed(one) && !later ? closing : null;
};

/** One record a line. */
const lines = (before, records, after) =>
  `${before}\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n${after}\n`;

const withOffset = (iso, fraction = '') => iso.replace('Z', `${fraction}+00:00`);

// ---- Gorgias: tickets with their messages; closings and reopenings are events

const GORGIAS_CHANNELS = { email: 'email', chat: 'chat', facebook: 'facebook-messenger' };

function gorgiasPerson(author) {
  const [firstname, lastname = ''] = (nameOf(author) ?? '').split(' ');
  const email = bots.has(author) ? 'bot@65f0c1a2b3d4e5f607182930' : null;
  return { id: numberOf(author), email, name: nameOf(author), firstname, lastname, meta: null };
}

function gorgiasMessage(one, { id, at, type, author, text }) {
  const isNote = type === 'note';
  return {
    id: Number(id),
    ticket_id: one.number,
    public: !isNote,
    channel: isNote ? 'internal-note' : GORGIAS_CHANNELS[one.channel],
    via: bots.has(author) ? 'api' : isCustomer(author) ? GORGIAS_CHANNELS[one.channel] : 'helpdesk',
    from_agent: !isCustomer(author),
    rule_id: null,
    sender: gorgiasPerson(author),
    body_text: text,
    stripped_text: null,
    created_datetime: withOffset(at, '.000000'),
    sent_datetime: withOffset(at, '.000000'),
    failed_datetime: null,
  };
}

function gorgiasTicket(one) {
  const closed = closedAt(one);
  return {
    id: one.number,
    external_id: null,
    language: one.said[0].language ?? null,
    status: closed ? 'closed' : 'open',
    priority: one.priority,
    channel: GORGIAS_CHANNELS[one.channel],
    via: GORGIAS_CHANNELS[one.channel],
    from_agent: !isCustomer(one.said[0].author),
    customer: one.customer && gorgiasPerson(one.customer),
    assignee_team: null,
    subject: one.subject,
    integrations: [{ name: one.account, address: `${one.account.toLowerCase()}@vekkilo.example`, type: 'email' }],
    tags: one.tags.map((name, index) => ({ id: index + 1, name })),
    is_unread: false,
    spam: false,
    created_datetime: withOffset(one.begunAt, '.000000'),
    opened_datetime: null,
    updated_datetime: withOffset(one.lastAt, '.000000'),
    closed_datetime: closed && withOffset(closed, '.000000'),
    snooze_datetime: null,
    trashed_datetime: null,
    satisfaction_survey: one.rating && {
      id: Number(one.rating.id),
      ticket_id: one.number,
      score: one.rating.rating || null,
      body_text: null,
      created_datetime: withOffset(one.rating.at),
      sent_datetime: withOffset(one.rating.at),
      scored_datetime: one.rating.rating ? withOffset(one.rating.at) : null,
    },
    messages: one.said.map((event) => gorgiasMessage(one, event)),
  };
}

const gorgiasEvents = cases.flatMap((one) =>
  one.changes.map(({ id, at, type, author }) => ({
    id: Number(id),
    context: `c-${id}`,
    type: type === 'status:resolved' ? 'ticket-closed' : 'ticket-reopened',
    object_type: 'Ticket',
    object_id: one.number,
    user_id: author === 'inbox' ? null : numberOf(author),
    data: null,
    created_datetime: withOffset(at),
  })),
);

// ---- Help Scout: threads are messages and changes, newest first, each with the state after it

function helpScoutPerson(author) {
  const type = isCustomer(author) ? 'customer' : bots.has(author) ? 'system_user' : 'user';
  const [first, last = ''] = (nameOf(author) ?? '').split(' ');
  return { id: numberOf(author), type, first, last, email: `${numberOf(author)}@example.com` };
}

function helpScoutThreads({ said, changes }) {
  let status = 'active';
  return [...said, ...changes]
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : Number(a.id) - Number(b.id)))
    .map(({ id, at, type, author, text }) => {
      const isChange = type.startsWith('status:');
      if (isChange) status = type === 'status:resolved' ? 'closed' : 'active';
      else if (type === 'message' && isCustomer(author)) status = 'active';
      return {
        id: Number(id),
        type: isChange ? 'lineitem' : type === 'note' ? 'note' : isCustomer(author) ? 'customer' : 'message',
        status,
        state: 'published',
        action: { type: 'default', text: null },
        body: text ?? null,
        source: { type: isCustomer(author) ? 'email' : 'web', via: isCustomer(author) ? 'customer' : 'user' },
        createdBy: author === 'inbox' ? { id: 0, type: 'user' } : helpScoutPerson(author),
        createdAt: at,
      };
    })
    .reverse();
}

function helpScoutConversation(one) {
  const threads = helpScoutThreads(one);
  return {
    id: one.number,
    number: one.number - 6000,
    threads: threads.length,
    type: one.channel === 'chat' ? 'chat' : 'email',
    folderId: 11,
    status: threads.find(({ type }) => type !== 'note')?.status ?? 'active',
    state: 'published',
    subject: one.subject,
    mailboxId: one.account === 'VekkiloShop' ? 13 : 14,
    createdBy: helpScoutPerson(one.said[0].author),
    createdAt: one.begunAt,
    closedAt: closedAt(one) ?? undefined,
    userUpdatedAt: one.lastAt,
    tags: one.tags.map((tag, index) => ({ id: index + 1, color: '#929499', tag })),
    primaryCustomer: one.customer && helpScoutPerson(one.customer),
    _embedded: { threads },
  };
}

/** Three grades of five points. */
const gradeOf = (points) => (points > 3 ? 1 : points > 2 ? 2 : 3);

const helpScoutRatings = cases
  .filter(({ rating }) => rating?.rating)
  .map(({ number, said, customer, rating: { at, rating } }) => ({
    number: number - 6000,
    threadid: Number(said.findLast(({ author, type }) => type === 'message' && !isCustomer(author)).id),
    threadCreatedAt: at,
    id: number,
    type: 'email',
    ratingId: gradeOf(rating),
    ratingCustomerId: numberOf(customer),
    ratingComments: '',
    ratingCreatedAt: at,
    ratingCustomerName: nameOf(customer),
    ratingUserId: 1,
    ratingUserName: 'Marta Kowal',
  }));

// ---- Front: messages and events name their conversation by an address; its clock is seconds with a fraction

const FRONT = 'https://vekkilo.api.frontapp.com';
const seconds = (iso) => Date.parse(iso) / 1000;
const base36 = (number) => Number(number).toString(36);
const frontId = ({ number }) => `cnv_${base36(number)}`;
const handleOf = (author) => `${(nameOf(author) ?? author).toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.com`;

function frontTeammate(author) {
  const [first_name, last_name = ''] = nameOf(author).split(' ');
  return { id: `tea_${base36(numberOf(author))}`, email: handleOf(author), username: author, first_name, last_name };
}

function frontMessage(one, { id, at, author, text }) {
  const ours = { handle: `${one.account.toLowerCase()}@vekkilo.example`, name: one.account };
  const theirs = { handle: handleOf(one.customer ?? 'visitor'), name: nameOf(one.customer) };
  const inbound = isCustomer(author);
  return {
    _links: {
      self: `${FRONT}/messages/msg_${base36(id)}`,
      related: { conversation: `${FRONT}/conversations/${frontId(one)}` },
    },
    id: `msg_${base36(id)}`,
    type: one.channel === 'chat' ? 'front_chat' : one.channel,
    is_inbound: inbound,
    created_at: seconds(at) + 0.125,
    subject: one.subject,
    blurb: text.slice(0, 20),
    author: inbound || bots.has(author) ? null : frontTeammate(author),
    recipients: inbound
      ? [
          { ...theirs, name: nameOf(author), handle: handleOf(author), role: 'from' },
          { ...ours, role: 'to' },
        ]
      : [
          { ...ours, role: 'from' },
          { ...theirs, role: 'to' },
        ],
    body: `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</p>`,
    text: null,
    attachments: [],
    metadata: {},
    draft_mode: null,
    error_type: null,
  };
}

const frontComment = (one, { id, at, author, text }) => ({
  _links: {
    self: `${FRONT}/comments/com_${base36(id)}`,
    related: { conversation: `${FRONT}/conversations/${frontId(one)}` },
  },
  id: `com_${base36(id)}`,
  body: text,
  posted_at: seconds(at) + 0.125,
  author: frontTeammate(author),
  attachments: [],
});

const frontConversation = (one) => ({
  id: frontId(one),
  subject: one.subject,
  status: closedAt(one) ? 'archived' : 'unassigned',
  assignee: null,
  recipient: one.customer && { handle: handleOf(one.customer), name: nameOf(one.customer), role: 'from' },
  tags: one.tags.map((name, index) => ({ id: `tag_${index}`, name, is_private: false })),
  links: [],
  created_at: seconds(one.begunAt) + 0.125,
  is_private: false,
  last_message: { created_at: seconds(one.said.at(-1).at) + 0.125 },
});

const frontEvents = closedByPeople.flatMap((one) =>
  one.changes.map(({ id, at, type, author }) => ({
    id: `evt_${base36(id)}`,
    type: type === 'status:resolved' ? 'archive' : 'reopen',
    emitted_at: seconds(at) + 0.125,
    conversation: { id: frontId(one), subject: one.subject },
    source:
      author === 'inbox' || bots.has(author)
        ? { _meta: { type: 'rule' }, data: { id: 'rul_1', name: 'Tidy up' } }
        : { _meta: { type: 'teammate' }, data: frontTeammate(author) },
  })),
);

const ofType = (wanted, write) =>
  closedByPeople.flatMap((one) => one.said.filter(({ type }) => type === wanted).map((event) => write(one, event)));

// ---- Zammad: articles say by their sender whose they are; when a ticket was closed again only its history tells

const ZAMMAD_TYPES = { email: 'email', chat: 'chat', facebook: 'facebook direct-message' };

function zammadTicket(one) {
  const closings = one.changes.filter(({ type }) => type === 'status:resolved');
  const answers = one.said.filter(({ author, type }) => type === 'message' && !isCustomer(author) && !bots.has(author));
  return {
    id: one.number,
    number: `22${one.number}`,
    title: one.subject,
    group: one.account,
    group_id: one.account === 'VekkiloShop' ? 1 : 2,
    state: closedAt(one) ? 'closed' : 'open',
    state_id: closedAt(one) ? 4 : 2,
    priority: { low: '1 low', normal: '2 normal', high: '3 high', urgent: '3 high' }[one.priority],
    customer: handleOf(one.customer ?? 'visitor'),
    customer_id: one.customer ? numberOf(one.customer) : 2,
    owner: '-',
    owner_id: 1,
    create_article_type: ZAMMAD_TYPES[one.channel],
    create_article_sender: isCustomer(one.said[0].author) ? 'Customer' : 'System',
    first_response_at: answers[0]?.at ?? null,
    first_response_escalation_at: null,
    first_response_in_min: null,
    first_response_diff_in_min: null,
    close_at: closings[0]?.at ?? null,
    last_close_at: closings.at(-1)?.at ?? null,
    close_in_min: null,
    last_contact_agent_at: answers.at(-1)?.at ?? null,
    article_count: one.said.length,
    created_at: one.begunAt,
    updated_at: [...one.said, ...one.changes].map(({ at }) => at).reduce((a, b) => (a > b ? a : b)),
  };
}

const zammadArticle = (one, { id, at, type, author, text }) => ({
  id: Number(id),
  ticket_id: one.number,
  type: type === 'note' ? 'note' : ZAMMAD_TYPES[one.channel],
  sender: isCustomer(author) ? 'Customer' : bots.has(author) ? 'System' : 'Agent',
  internal: type === 'note',
  from: nameOf(author),
  subject: one.subject,
  body: text,
  content_type: 'text/plain',
  created_by: handleOf(author),
  created_by_id: numberOf(author),
  origin_by_id: null,
  created_at: at,
});

const zammadHistory = closedByPeople.flatMap((one) =>
  one.changes.map(({ id, at, type, author }) => ({
    id: Number(id),
    object: 'Ticket',
    o_id: one.number,
    type: 'updated',
    attribute: 'state',
    value_from: type === 'status:resolved' ? 'open' : 'closed',
    value_to: type === 'status:resolved' ? 'closed' : 'open',
    created_by_id: numberOf(author),
    created_at: at,
  })),
);

const zammadUsers = story.agents.map(({ id, name }) => ({
  id: numberOf(id),
  login: handleOf(id),
  firstname: name.split(' ')[0],
  lastname: name.split(' ')[1],
  email: handleOf(id),
  role_ids: [2],
}));

// ---- osTicket: tables of its database, all of them texts, joined by the table of threads

const local = (iso) => iso.replace('T', ' ').replace('Z', '');
const threadId = ({ number }) => String(number + 900);

const osticketTicket = (one) => ({
  ticket_id: String(one.number),
  number: `10${one.number}`,
  user_id: String(one.customer ? numberOf(one.customer) : 2),
  status_id: closedAt(one) ? '3' : '1',
  dept_id: one.account === 'VekkiloShop' ? '1' : '2',
  topic_id: '1',
  staff_id: '0',
  source: one.channel === 'email' ? 'Email' : 'Other',
  isanswered: '0',
  reopened: null,
  closed: closedAt(one) && local(closedAt(one)),
  lastupdate: local([...one.said, ...one.changes].map(({ at }) => at).reduce((a, b) => (a > b ? a : b))),
  created: local(one.begunAt),
});

const osticketEntry = (one, { id, at, type, author, text }) => ({
  id,
  pid: '0',
  thread_id: threadId(one),
  staff_id: isCustomer(author) || bots.has(author) ? '0' : String(numberOf(author)),
  user_id: isCustomer(author) ? String(numberOf(author)) : '0',
  type: type === 'note' ? 'N' : isCustomer(author) ? 'M' : 'R',
  flags: '0',
  poster: nameOf(author),
  source: '',
  title: null,
  body: text,
  format: 'text',
  created: local(at),
});

const osticketEvents = closedByPeople.flatMap((one) =>
  one.changes.map(({ id, at, type, author }) => ({
    id,
    thread_id: threadId(one),
    event_id: type === 'status:resolved' ? '2' : '3',
    staff_id: author === 'inbox' ? '0' : String(numberOf(author)),
    username: author === 'inbox' ? 'SYSTEM' : author,
    annulled: '0',
    timestamp: local(at),
  })),
);

/** As phpMyAdmin writes a table. */
const table = (name, records) => () =>
  lines(
    `[{"type":"header","version":"5.2.1"},{"type":"database","name":"osticket"},{"type":"table","name":"ost_${name}","database":"osticket","data":[`,
    records,
    ']}]',
  );

// ---- what is written where

export const HELP_DESKS = {
  'gorgias/week/input/tickets.json': () =>
    lines('{"object":"list","meta":{"next_cursor":null},"data":[', cases.map(gorgiasTicket), ']}'),
  'gorgias/week/input/events.json': () =>
    lines('{"object":"list","meta":{"next_cursor":null},"data":[', gorgiasEvents, ']}'),
  'help-scout/week/input/conversations.json': () =>
    lines(
      '{"_embedded":{"conversations":[',
      cases.map(helpScoutConversation),
      ']},"page":{"size":50,"totalElements":22,"totalPages":1,"number":1}}',
    ),
  'help-scout/week/input/ratings.json': () =>
    lines('{"page":1,"pages":1,"count":7,"results":[', helpScoutRatings, ']}'),
  ...Object.fromEntries(
    [
      ['conversations', closedByPeople.map(frontConversation)],
      ['messages', ofType('message', frontMessage)],
      ['comments', ofType('note', frontComment)],
      ['events', frontEvents],
    ].map(([name, records]) => [
      `front/week/input/${name}.json`,
      () => lines(`{"_pagination":{"next":null},"_links":{"self":"${FRONT}/${name}"},"_results":[`, records, ']}'),
    ]),
  ),
  'zammad/week/input/tickets.json': () => lines('[', closedByPeople.map(zammadTicket), ']'),
  'zammad/week/input/articles.json': () =>
    lines('[', [...ofType('message', zammadArticle), ...ofType('note', zammadArticle)], ']'),
  'zammad/week/input/history.json': () => lines('{"history":[', zammadHistory, ']}'),
  'zammad/week/input/users.json': () => lines('[', zammadUsers, ']'),
  ...Object.fromEntries(
    [
      ['ticket', closedByPeople.map(osticketTicket)],
      ['thread', closedByPeople.map((one) => ({ id: threadId(one), object_id: String(one.number), object_type: 'T' }))],
      ['thread_entry', [...ofType('message', osticketEntry), ...ofType('note', osticketEntry)]],
      ['thread_event', osticketEvents],
    ].map(([name, records]) => [`osticket/week/input/ost_${name}.json`, table(name, records)]),
  ),
};
