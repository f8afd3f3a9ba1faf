// Tells the one invented week of fixtures/week/story.json in every format, so that formats can be compared.
//   node scripts/fixtures.mjs           writes the files
//   node scripts/fixtures.mjs --check   writes nothing; exit code 1 and their names if some are stale
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HELP_DESKS } from './help-desks.mjs';

const root = new URL('../fixtures/', import.meta.url);
const story = JSON.parse(readFileSync(new URL('week/story.json', root), 'utf8'));

const names = new Map(
  [...story.agents, ...story.bots, ...story.others, ...story.customers].map((person) => [person.id, person.name]),
);
const bots = new Set(story.bots.map((bot) => bot.id));
const isCustomer = (author) => /^\d+$/.test(author);
/** What both sides can read; the rest of the events are notes, statuses and ratings. */
const isMessage = (event) => event.type === 'message';
const isCustomerMessage = (event) => isMessage(event) && isCustomer(event.author);
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const last = (array) => array[array.length - 1];
const insert = (rows, at, row) => rows.splice(at, 0, row);

// ---- CSV

function field(value, delimiter) {
  const text = value === null || value === undefined ? '' : String(value);
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csv(header, rows, { delimiter = ',', newline = '\n' } = {}) {
  const lines = [header, ...rows].map((row) => row.map((value) => field(value, delimiter)).join(delimiter));
  return lines.join(newline) + newline;
}

// ---- dates; written from the ISO text itself, because a Date would mend the impossible one

function parts(iso) {
  const [, year, month, day, hour, minute, second] = iso.match(/(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)/);
  return { year, month, day, hour, minute, second };
}

function twitterDate(iso) {
  const { year, month, day, hour, minute, second } = parts(iso);
  const weekday = new Date(`${iso.slice(0, 10)}T00:00:00Z`).getUTCDay();
  const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const months = { '02': 'Feb', '03': 'Mar' };
  // 31 February has no weekday; Tuesday is as good as any.
  return `${weekdays[weekday] ?? 'Tue'} ${months[month]} ${day} ${hour}:${minute}:${second} +0000 ${year}`;
}

function dayFirst(iso) {
  const { year, month, day, hour, minute, second } = parts(iso);
  return `${day}/${month}/${year} ${hour}:${minute}:${second}`;
}

function americanMinute(iso) {
  const { year, month, day, hour, minute } = parts(iso);
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  return `${Number(month)}/${Number(day)}/${year} ${Number(hour) % 12 || 12}:${minute} ${half}`;
}

const withoutZone = (iso) => iso?.replace('Z', '');

// ---- twcs: tweets only, brands as handles, rows out of order

function tweets() {
  const posts = story.posts.map((post) => ({ ...post, handle: post.account }));
  const messages = story.conversations
    .filter((conversation) => conversation.channel === 'twitter')
    .flatMap(({ account, events }) =>
      events.filter(isMessage).map((event) => ({
        ...event,
        handle: isCustomer(event.author) || bots.has(event.author) ? event.author : account,
      })),
    );
  return [...posts, ...messages];
}

function twcs() {
  const all = tweets();
  const responses = (id) => all.filter((tweet) => tweet.replyTo === id).map((tweet) => tweet.id);
  const entities = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const row = (tweet) => [
    tweet.id,
    tweet.handle,
    isCustomer(tweet.handle) ? 'True' : 'False',
    twitterDate(tweet.at),
    entities(tweet.text),
    [...responses(tweet.id), ...(tweet.alsoAnsweredBy ?? [])].join(','),
    tweet.replyTo ?? '',
  ];
  // A fixed disorder: steps of 29 through the list, whose length has no common divisor with it.
  const rows = all.map((_, index) => row(all[(index * 29) % all.length]));
  const { repeated, impossibleDate, withoutId } = story.damage;
  const again = rows.find(([id]) => id === repeated.twcs);
  insert(rows, 60, again);
  const lost = (tweet) => row({ ...tweet, handle: tweet.author, text: `@VekkiloShop ${tweet.text}` });
  insert(rows, 17, lost(impossibleDate));
  insert(rows, 42, lost({ ...withoutId, id: '' }));
  return csv('tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id'.split(','), rows);
}

// ---- messages: one row an event, all channels

const messageColumns = [
  ...['conversation_id', 'message_id', 'created_at', 'channel', 'account', 'author_id', 'author_name', 'author_role'],
  ...['text', 'in_reply_to', 'type', 'language', 'rating', 'sentiment', 'tags'],
];

function messageRecord(event, { id, channel, account, tags }) {
  return {
    conversation_id: id,
    message_id: event.id,
    created_at: event.at,
    channel,
    account,
    author_id: event.author,
    author_name: names.get(event.author),
    author_role: event.role,
    text: event.text ?? '',
    in_reply_to: event.replyTo ?? null,
    type: event.type,
    language: event.language ?? null,
    rating: event.rating ?? null,
    sentiment: event.sentiment ?? null,
    tags,
  };
}

function messageRecords() {
  const posts = story.posts.map((post) =>
    messageRecord({ ...post, type: 'post', language: 'en' }, { ...post, id: post.conversation, tags: [] }),
  );
  const events = story.conversations.flatMap((conversation) =>
    conversation.events.map((event) => messageRecord(event, conversation)),
  );
  const records = [...posts, ...events].sort((a, b) => compare(a.created_at, b.created_at));
  const { repeated, impossibleDate, withoutId } = story.damage;
  const place = { channel: 'email', account: 'VekkiloShop', tags: [] };
  const lost = (event, id) =>
    messageRecord({ role: 'customer', type: 'message', language: 'en', ...event }, { ...place, id });
  const again = records.find((record) => record.message_id === repeated.messages);
  insert(records, 100, again);
  insert(records, 30, lost({ ...impossibleDate, at: `${impossibleDate.at}Z` }, impossibleDate.conversation));
  // With an author it would be a case of its own.
  const nobodys = { ...lost({ ...withoutId, at: `${withoutId.at}Z`, id: '' }, ''), author_id: null, author_name: null };
  insert(records, 70, nobodys);
  return records;
}

function messageRows(date) {
  return messageRecords().map((record) =>
    messageColumns.map((column) =>
      column === 'created_at' ? date(record[column]) : column === 'tags' ? record.tags.join(',') : record[column],
    ),
  );
}

const messages = () => csv(messageColumns, messageRows(String));
const jsonLines = () => messageRecords().map((record) => JSON.stringify(record));
const messagesJson = () => `{"messages":[\n${jsonLines().join(',\n')}\n]}\n`;
const messagesNdjson = () => `${jsonLines().join('\n')}\n`;

// What a spreadsheet of central Europe saves: byte order mark, CRLF, semicolons, and lines before the header.
function messagesSemicolon() {
  const preamble = ['Vekkilo inbox export', 'Period: 02/03/2026 - 08/03/2026', 'All times UTC'];
  const table = csv(messageColumns, messageRows(dayFirst), { delimiter: ';', newline: '\r\n' });
  return `\uFEFF${preamble.join('\r\n')}\r\n${table}`;
}

// ---- tickets: one row a case

const ticketColumns =
  'Ticket ID,Subject,Channel,Status,Priority,Tags,Category,Requester,Agent,Created at,First reply at,Resolved at,Closed at,Updated at,Satisfaction rating'.split(
    ',',
  );
const latest = (instants) => last(instants.toSorted());
const endOfWeek = latest(story.conversations.flatMap(({ events }) => events.map((event) => event.at)));

/** A resolved ticket that stays silent for three days is closed by the ticket system. */
function closing(resolvedAt) {
  if (!resolvedAt) return null;
  const at = new Date(Date.parse(resolvedAt) + 3 * 24 * 3_600_000).toISOString().replace('.000Z', 'Z');
  return at <= endOfWeek ? at : null;
}

function ticketStatus({ resolvedAt, closedAt, events }) {
  if (closedAt) return 'Closed';
  if (resolvedAt) return 'Resolved';
  return isCustomer(last(events.filter(isMessage)).author) ? 'Open' : 'Pending';
}

function ticket(conversation, number) {
  const { events, subject, channel, priority, tags, category } = conversation;
  const known = conversation.ticket ?? {};
  const question = events.findIndex(isCustomerMessage);
  const answers = events.filter((event, index) => index > question && isMessage(event) && event.role === 'agent');
  const resolution = events.findLast((event) => event.type === 'status:resolved');
  const writtenAfter = resolution && events.slice(events.indexOf(resolution)).some(isCustomerMessage);
  const resolvedAt = known.resolvedAt ?? (writtenAfter ? null : (resolution?.at ?? null));
  const closedAt = closing(resolvedAt);
  const updatedAt = latest([...events.map((event) => event.at), closedAt ?? '']);
  return {
    'Ticket ID': String(number),
    Subject: subject,
    Channel: channel[0].toUpperCase() + channel.slice(1),
    Status: ticketStatus({ resolvedAt, closedAt, events }),
    Priority: priority[0].toUpperCase() + priority.slice(1),
    Tags: tags.join(','),
    Category: category,
    Requester: names.get(events[question].author),
    Agent: names.get(last(answers)?.author),
    'Created at': withoutZone(known.createdAt ?? events[question].at),
    'First reply at': withoutZone(answers[0]?.at),
    'Resolved at': withoutZone(resolvedAt),
    'Closed at': withoutZone(closedAt),
    'Updated at': withoutZone(updatedAt),
    'Satisfaction rating': events.findLast((event) => event.type === 'rating')?.rating,
  };
}

/** The same ticket as an export some days earlier had it. */
const earlierTicket = (record, { status, updatedAt }) => ({
  ...record,
  Status: status,
  Agent: '',
  'First reply at': '',
  'Resolved at': '',
  'Closed at': '',
  'Updated at': withoutZone(updatedAt),
});

const lostTicket = (id, { at, author, text }) => ({
  'Ticket ID': id,
  Subject: text,
  Channel: 'Email',
  Status: 'Open',
  Priority: 'Normal',
  Category: 'Product',
  Requester: names.get(author),
  'Created at': at,
  'Updated at': at,
});

/** Cases that a ticket system does not know (the brand's own, ratings alone) say `"ticket": false`. */
const ticketed = story.conversations.filter((conversation) => conversation.ticket !== false);
const ticketNumber = new Map(ticketed.map((conversation, index) => [conversation.id, 5001 + index]));

function tickets() {
  const records = ticketed.flatMap((conversation) => {
    const record = ticket(conversation, ticketNumber.get(conversation.id));
    const earlier = conversation.ticket?.earlier;
    return earlier ? [earlierTicket(record, earlier), record] : [record];
  });
  const { impossibleDate, withoutId } = story.damage;
  insert(records, 12, lostTicket(impossibleDate.ticket, impossibleDate));
  insert(records, 40, lostTicket('', withoutId));
  return csv(
    ticketColumns,
    records.map((record) => ticketColumns.map((column) => record[column])),
  );
}

// ---- chat: one inbox, no conversations, no seconds

function chat() {
  const row = (event, customer, account) =>
    isCustomer(event.author)
      ? [americanMinute(event.at), names.get(customer), account, 'in', event.text]
      : [americanMinute(event.at), account, names.get(customer), 'out', event.text];
  const rows = story.conversations
    .filter((conversation) => conversation.channel === 'whatsapp')
    .flatMap(({ account, events }) => events.map((event) => ({ event, account, customer: events[0].author })))
    .sort((a, b) => compare(a.event.at, b.event.at))
    .map(({ event, account, customer }) => row(event, customer, account));
  const { impossibleDate, withoutId } = story.damage;
  insert(rows, 9, row(impossibleDate, impossibleDate.author, 'VekkiloHelp'));
  insert(rows, 24, row(withoutId, '', 'VekkiloHelp'));
  return csv(['date', 'from', 'to', 'direction', 'text'], rows);
}

// ---- the table of cases in README.md

function cases() {
  const line = ({ id, events, shows }) => {
    const tweet = id.startsWith('tw-') ? events[0].id : '';
    return `| ${id} | ${tweet} | ${ticketNumber.get(id) ?? ''} | ${shows.join('; ')} |`;
  };
  const head = ['| case | twcs: root tweet | ticket | shows |', '|---|---|---|---|'];
  return [...head, ...story.conversations.map(line)].join('\n');
}

function readme() {
  const text = readFileSync(new URL('README.md', root), 'utf8');
  return text.replace(/(<!-- cases -->)[\s\S]*(<!-- \/cases -->)/, (_, open, close) => `${open}\n${cases()}\n${close}`);
}

// ---- write or compare

const files = {
  'twcs/week/input.csv': twcs,
  'messages/week/input.csv': messages,
  'messages/week-json/input.json': messagesJson,
  'messages/week-ndjson/input.ndjson': messagesNdjson,
  'messages/week-semicolon/input.csv': messagesSemicolon,
  'tickets/week/input.csv': tickets,
  'chat/week/input.csv': chat,
  ...HELP_DESKS,
  'README.md': readme,
};

function current(url) {
  try {
    return readFileSync(url, 'utf8');
  } catch {
    return null;
  }
}

const checkOnly = process.argv.includes('--check');
for (const [path, print] of Object.entries(files)) {
  const url = new URL(path, root);
  const text = print();
  if (text === current(url)) continue;
  if (checkOnly) {
    console.error(`fixtures/${path} is stale: node scripts/fixtures.mjs`);
    process.exitCode = 1;
  } else {
    mkdirSync(fileURLToPath(new URL('.', url)), { recursive: true });
    writeFileSync(url, text);
  }
}
