// Works out the figures of a twcs file from the definitions of docs/metrics.md alone. Shares no code with src/, so
// that agreement between the two means something. Slow and plain on purpose: one file, held whole in memory.
//   node scripts/oracle.mjs FILE [--bot HANDLE]... [--posts]
// --bot    the author is a bot (twcs cannot say so)
// --posts  a brand's tweet that answers nothing and addresses nobody is a post: each comment on it is a case of its own
import { readFileSync } from 'node:fs';

const HOUR = 3_600_000;
const GAP = 24 * HOUR;
const PENDING = 24 * HOUR;

// ---- reading

/** Records end at LF or CRLF; a bare CR is a character like any other. */
function parseCsv(text) {
  const records = [];
  let record = [];
  let value = '';
  let quoted = false;
  const endField = () => {
    record.push(value);
    value = '';
  };
  const endRecord = () => {
    endField();
    records.push(record);
    record = [];
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char !== '"') value += char;
      else if (text[i + 1] === '"') value += text[i++];
      else quoted = false;
    } else if (char === '"' && value === '') quoted = true;
    else if (char === ',') endField();
    else if (char === '\n') endRecord();
    else if (char === '\r' && text[i + 1] === '\n') continue;
    else value += char;
  }
  if (value !== '' || record.length > 0) endRecord();
  return records;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Tue Mar 03 09:02:11 +0000 2026` as epoch milliseconds; null where the calendar has no such day. */
function twitterTime(text) {
  const match = text.match(/^\w{3} (\w{3}) (\d{2}) (\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2}) (\d{4})$/);
  if (!match) return null;
  const [, month, day, hour, minute, second, sign, offsetHours, offsetMinutes, year] = match;
  const local = new Date(Date.UTC(+year, MONTHS.indexOf(month), +day, +hour, +minute, +second));
  if (local.getUTCMonth() !== MONTHS.indexOf(month) || local.getUTCDate() !== +day) return null;
  const offset = (+offsetHours * 60 + +offsetMinutes) * 60_000;
  return local.getTime() - (sign === '-' ? -offset : offset);
}

/** pandas writes `3.0` for 3 once a column has held a blank. Undone only where every value of the column has it. */
function foldFloats(rows, column) {
  const filled = rows.filter((row) => row[column] !== '');
  if (filled.length === 0 || !filled.every((row) => /^\d+\.0$/.test(row[column]))) return;
  for (const row of filled) row[column] = row[column].slice(0, -2);
}

function readRows(path) {
  const [header, ...records] = parseCsv(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  const isBlank = (record) => record.every((value) => value === '');
  const rows = records
    .filter((record) => !isBlank(record))
    .map((record) => Object.fromEntries(header.map((name, index) => [name, record[index] ?? ''])));
  for (const column of ['tweet_id', 'author_id', 'in_response_to_tweet_id']) foldFloats(rows, column);
  return { rows, blank: records.length - rows.length };
}

function toTweet(row, order, bots) {
  const role = row.inbound === 'True' ? 'customer' : bots.has(row.author_id) ? 'bot' : 'agent';
  return {
    id: row.tweet_id,
    at: twitterTime(row.created_at),
    author: row.author_id,
    role,
    text: row.text,
    parentId: row.in_response_to_tweet_id || null,
    order,
  };
}

/** Bad rows are counted and left; of rows with one id the first counts. */
function readTweets(path, bots) {
  const { rows, blank } = readRows(path);
  const tweets = new Map();
  const input = { read: rows.length, skipped: 0, duplicates: 0, blank };
  rows.forEach((row, order) => {
    const tweet = toTweet(row, order, bots);
    if (tweet.id === '' || tweet.at === null) input.skipped++;
    else if (tweets.has(tweet.id)) input.duplicates++;
    else tweets.set(tweet.id, tweet);
  });
  return { tweets, input };
}

// ---- conversations

const isPost = (tweet) => tweet.role === 'agent' && tweet.parentId === null && !tweet.text.startsWith('@');

/** Replies that run in a ring have no root: the earliest message of the ring becomes it. */
function cutCycles(tweets) {
  const finished = new Set();
  for (const start of tweets.values()) {
    const path = [];
    const onPath = new Set();
    let tweet = start;
    while (tweet && !finished.has(tweet) && !onPath.has(tweet)) {
      path.push(tweet);
      onPath.add(tweet);
      tweet = tweets.get(tweet.parentId);
    }
    if (tweet && onPath.has(tweet)) {
      const ring = path.slice(path.indexOf(tweet));
      ring.sort((a, b) => a.at - b.at || compareIds(a, b))[0].parentId = null;
    }
    for (const passed of path) finished.add(passed);
  }
}

function group(tweets, postsStandAlone) {
  cutCycles(tweets);
  const posts = new Set(postsStandAlone ? [...tweets.values()].filter(isPost) : []);
  const parentOf = (tweet) => {
    const parent = tweets.get(tweet.parentId);
    return posts.has(parent) ? undefined : parent;
  };
  const rootOf = (tweet) => {
    let root = tweet;
    for (let parent = parentOf(root); parent; parent = parentOf(root)) root = parent;
    return root;
  };
  const conversations = new Map();
  for (const tweet of tweets.values()) {
    if (posts.has(tweet)) continue;
    const root = rootOf(tweet);
    if (!conversations.has(root)) conversations.set(root, []);
    conversations.get(root).push(tweet);
  }
  return [...conversations].map(([root, members]) => ({
    root,
    truncated: root.parentId !== null && !tweets.has(root.parentId),
    messages: order(root, members, tweets),
  }));
}

function compareIds(a, b) {
  const [left, right] = [BigInt(a.id), BigInt(b.id)];
  return left < right ? -1 : left > right ? 1 : a.order - b.order;
}

/**
 * The root, then by instant; at equal instants the parent before the child, then the smaller id. An agent's answer
 * dated before the message that it answers stands behind that message: the clock is wrong there, not the link.
 */
function order(root, members, tweets) {
  const parentAmong = (tweet, rest) => rest.has(tweets.get(tweet.parentId));
  const place = (tweet) => {
    const parent = tweets.get(tweet.parentId);
    const skewed = tweet.role === 'agent' && parent?.role === 'customer' && parent !== root && tweet.at < parent.at;
    return skewed ? parent.at : tweet.at;
  };
  const rest = new Set(
    members.filter((tweet) => tweet !== root).sort((a, b) => place(a) - place(b) || compareIds(a, b)),
  );
  const ordered = [root];
  while (rest.size > 0) {
    const [first] = rest;
    let next = first;
    for (const tweet of rest) {
      if (place(tweet) !== place(first)) break;
      if (parentAmong(tweet, rest) && place(tweets.get(tweet.parentId)) === place(tweet)) continue;
      next = tweet;
      break;
    }
    ordered.push(next);
    rest.delete(next);
  }
  return ordered;
}

function leftOutReason({ truncated, messages }) {
  if (truncated) return 'truncated';
  const customer = messages.findIndex((message) => message.role === 'customer');
  const agent = messages.findIndex((message) => message.role === 'agent');
  if (agent !== -1 && (customer === -1 || agent < customer)) return 'brand-initiated';
  return customer === -1 ? 'no-customer-message' : null;
}

// ---- turns

/** A bot's message settles a turn if nobody writes for a day after it. */
const settles = (message, next, asOf) => message.role === 'bot' && (next?.at ?? asOf) - message.at >= GAP;

function turns({ messages }, tweets, asOf) {
  const found = [];
  let open = null;
  messages.forEach((message, index) => {
    if (message.role === 'customer') {
      open ??= { openedAt: message.at, outcome: 'open' };
      if (!found.includes(open)) found.push(open);
    } else if (open && message.role === 'agent') {
      const asked = tweets.get(message.parentId);
      const early = message.at < open.openedAt || (asked?.role === 'customer' && message.at < asked.at);
      Object.assign(open, { outcome: 'answered', duration: early ? null : message.at - open.openedAt });
      open = null;
    } else if (open && settles(message, messages[index + 1], asOf)) {
      open.outcome = 'answered-by-bot';
      open = null;
    }
  });
  for (const turn of found) {
    if (turn.outcome === 'open') turn.outcome = asOf - turn.openedAt < PENDING ? 'pending' : 'unanswered';
  }
  return found;
}

// ---- figures

const count = (items, outcome) => items.filter((item) => item.outcome === outcome).length;

/** Linear interpolation between closest ranks (type 7). */
function percentile(sorted, p) {
  const rank = p * (sorted.length - 1);
  const below = sorted[Math.floor(rank)];
  return below + (sorted[Math.ceil(rank)] - below) * (rank - Math.floor(rank));
}

function durations(answered) {
  const seconds = answered.filter((turn) => turn.duration !== null).map((turn) => turn.duration / 1000);
  const invalid = answered.length - seconds.length;
  if (seconds.length === 0) return { n: 0, invalid };
  seconds.sort((a, b) => a - b);
  const at = (p) => percentile(seconds, p);
  return {
    n: seconds.length,
    invalid,
    mean: seconds.reduce((sum, value) => sum + value, 0) / seconds.length,
    median: at(0.5),
    p75: at(0.75),
    p90: at(0.9),
    p95: at(0.95),
    min: at(0),
    max: at(1),
  };
}

const rate = (answered, unanswered) => (answered + unanswered === 0 ? null : answered / (answered + unanswered));

function figures({ tweets, input }, postsStandAlone) {
  const asOf = [...tweets.values()].reduce((latest, tweet) => Math.max(latest, tweet.at), Number.NEGATIVE_INFINITY);
  const all = group(tweets, postsStandAlone).map((conversation) => ({
    ...conversation,
    leftOut: leftOutReason(conversation),
    turns: turns(conversation, tweets, asOf),
  }));
  const posted = postsStandAlone ? [...tweets.values()].filter(isPost) : [];
  const messages = [...tweets.values()].filter((tweet) => !posted.includes(tweet));
  const customerMessages = messages.filter((message) => message.role === 'customer');
  const agentMessages = messages.filter((message) => message.role === 'agent');
  const inquiries = all.filter((conversation) => conversation.leftOut === null);
  // An inquiry stands as its first turn does that a bot did not close; if bots closed them all, a bot answered it.
  const first = inquiries.map(
    ({ turns }) => turns.find((turn) => turn.outcome !== 'answered-by-bot') ?? { outcome: 'answered-by-bot' },
  );
  const allTurns = all.flatMap((conversation) => conversation.turns);
  const answeredIds = new Set(agentMessages.map((message) => message.parentId));
  const leftOut = (reason) => all.filter((conversation) => conversation.leftOut === reason).length;
  return {
    input,
    asOf: asOf / 1000,
    conversations: all.length,
    posts: posted.length,
    customerMessages: customerMessages.length,
    agentMessages: agentMessages.length,
    botMessages: messages.length - customerMessages.length - agentMessages.length,
    truncated: leftOut('truncated'),
    brandInitiated: leftOut('brand-initiated'),
    noCustomerMessage: leftOut('no-customer-message'),
    inquiries: inquiries.length,
    answered: count(first, 'answered'),
    unanswered: count(first, 'unanswered'),
    pending: count(first, 'pending'),
    answeredByBot: count(first, 'answered-by-bot'),
    responseRate: agentMessages.length === 0 ? null : rate(count(first, 'answered'), count(first, 'unanswered')),
    firstResponse: durations(first.filter((turn) => turn.outcome === 'answered')),
    responseTime: durations(allTurns.filter((turn) => turn.outcome === 'answered')),
    turns: allTurns.length,
    turnsAnswered: count(allTurns, 'answered'),
    turnsUnanswered: count(allTurns, 'unanswered'),
    turnsPending: count(allTurns, 'pending'),
    turnsAnsweredByBot: count(allTurns, 'answered-by-bot'),
    messagesAnsweredByLink: customerMessages.filter((message) => answeredIds.has(message.id)).length,
  };
}

const [file, ...options] = process.argv.slice(2);
if (!file) {
  console.error('Usage: node scripts/oracle.mjs FILE [--bot HANDLE]... [--posts]');
  process.exitCode = 2;
} else {
  const bots = new Set(options.filter((_, index) => options[index - 1] === '--bot'));
  console.log(JSON.stringify(figures(readTweets(file, bots), options.includes('--posts')), null, 1));
}
