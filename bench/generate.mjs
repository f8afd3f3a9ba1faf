// Writes an invented file of support tweets in the shape of twcs.csv, the same bytes for the same number of rows.
//   node bench/generate.mjs --rows 1000000 > FILE        (or --out FILE)
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import * as words from './words.mjs';

// ---- chance, but always the same: mulberry32

let seed = 20_260_302;
function random() {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}
const chance = (probability) => random() < probability;
const pick = (array) => array[Math.floor(random() * array.length)];

/** Waiting times have a long tail: log-normal, from 20 seconds to 20 days. */
function delay(medianSeconds, sigma) {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(Math.max(20, Math.round(medianSeconds * Math.exp(sigma * normal))), 20 * 86_400);
}

// ---- what they write

const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** Adds what makes real texts hard to parse: quotation marks, entities, line breaks, emoji. */
function decorate(sentences) {
  const text = chance(0.4) ? capital(sentences.join(', ')) : sentences.map(capital).join('. ');
  if (chance(0.04)) return text.replace('. ', '.\n');
  if (chance(0.04)) return `"${text}"`;
  if (chance(0.04)) return text.replace(' and ', ' &amp; ');
  return chance(0.12) ? `${text} ${pick(words.emoji)}` : text;
}

function question(topic, brand) {
  const sentences = [pick(topic.ask)];
  if (chance(0.36)) sentences.push(pick(words.negative));
  if (chance(0.92)) sentences.push(pick(words.neutral));
  if (chance(0.25)) sentences.unshift(pick(words.greeting));
  return `@${brand} ${decorate(sentences)}${chance(0.3) ? '?' : ''}`;
}

function customerFollowUp(brand) {
  if (chance(0.25)) return `@${brand} ${pick(words.thanks)}`;
  const sentences = [pick(words.neutral)];
  if (chance(0.42)) sentences.push(pick(words.negative));
  if (chance(0.92)) sentences.push(pick(words.neutral));
  return `@${brand} ${decorate(sentences)}`;
}

function answer(topic, customer, part = '') {
  const link = chance(0.3) ? ` https://help.example/a/${Math.floor(random() * 9000 + 1000)}` : '';
  const sentences = [pick(words.sorry), pick(topic.answer), pick(words.followUp)];
  if (chance(0.18)) sentences.splice(chance(0.5) ? 0 : 2, 1);
  return `@${customer} ${decorate(sentences)}${part}${link} ^${pick(words.signatures)}`;
}

// ---- who answers whom

let lastId = 0;

function say(conversation, { author, inbound, text, parent, at }) {
  const message = { id: ++lastId, author, inbound, text, at, responses: [], parentId: parent?.id ?? '' };
  parent?.responses.push(message.id);
  conversation.push(message);
  return message;
}

const newCustomer = () => String(100_000 + Math.floor(random() * 800_000));

/** One to six messages; a customer begins nearly all of them. */
function conversation(startsAt) {
  const topic = pick(words.topics);
  // Squared chance: a few brands get most of the messages.
  const brand = words.brands[Math.floor(random() ** 2 * words.brands.length)];
  const customer = newCustomer();
  const messages = [];
  const ask = (text, parent, at, author = customer) => say(messages, { author, inbound: true, text, parent, at });
  const reply = (parent, at, part) =>
    say(messages, { author: brand, inbound: false, text: answer(topic, customer, part), parent, at });

  const kind = random();
  let last;
  if (kind < 0.008) last = reply(undefined, startsAt);
  else last = ask(question(topic, brand), undefined, startsAt);
  // A beginning that the export does not hold: the root answers an id that no row has.
  if (kind >= 0.008 && kind < 0.013) last.parentId = 900_000_000 + last.id;

  while (messages.length < 6) {
    if (!last.inbound) {
      if (!chance(0.48)) break;
      last = ask(customerFollowUp(brand), last, last.at + delay(500, 1.5));
    } else {
      last = moreFromCustomers(messages, last, ask, brand);
      if (!chance(messages.length < 3 ? 0.93 : 0.72)) break;
      const asked = last;
      last = reply(asked, asked.at + delay(900, 1.7));
      if (chance(0.13)) last = reply(asked, last.at + 2, ' 2/2');
    }
  }
  return messages;
}

/** Before an answer the customer may write again, or somebody else may join. */
function moreFromCustomers(messages, last, ask, brand) {
  if (chance(0.13)) return ask(customerFollowUp(brand), last, last.at + delay(120, 1));
  if (chance(0.03)) ask(customerFollowUp(brand), messages[0], last.at + delay(300, 1), newCustomer());
  return last;
}

// ---- rows

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number) => String(number).padStart(2, '0');
const datesByDay = new Map();

/** `Tue Mar 03 09:02:11 +0000 2026`; the parts of a day are worked out once. */
function twitterDate(second) {
  const day = Math.floor(second / 86_400);
  let parts = datesByDay.get(day);
  if (!parts) {
    const date = new Date(day * 86_400_000);
    const start = `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())}`;
    parts = { start, year: date.getUTCFullYear() };
    datesByDay.set(day, parts);
  }
  const rest = second % 86_400;
  const time = `${two(Math.floor(rest / 3600))}:${two(Math.floor(rest / 60) % 60)}:${two(rest % 60)}`;
  return `${parts.start} ${time} +0000 ${parts.year}`;
}

const quote = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function row({ id, author, inbound, at, text, responses, parentId }) {
  const fields = [id, author, inbound ? 'True' : 'False', twitterDate(at), quote(text)];
  return `${fields.join(',')},${quote(responses.join(','))},${parentId}\n`;
}

const HEADER = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n';
const FIRST_SECOND = Date.UTC(2026, 0, 5) / 1000;
const SECONDS_BETWEEN_CONVERSATIONS = 24;

const hourOf = (second) => Math.floor(second / 3600);

/** In order of time and cut at an instant, as an export is: the last questions wait for answers that are not in it. */
function* messagesInOrder(count) {
  const byHour = new Map();
  let second = FIRST_SECOND;
  let written = 0;
  for (let hour = hourOf(second); written < count; hour++) {
    for (; hourOf(second) === hour; second += Math.round(-Math.log(1 - random()) * SECONDS_BETWEEN_CONVERSATIONS)) {
      for (const message of conversation(second)) {
        const key = hourOf(message.at);
        if (!byHour.has(key)) byHour.set(key, []);
        byHour.get(key).push(message);
      }
    }
    const messages = byHour.get(hour) ?? [];
    byHour.delete(hour);
    messages.sort((a, b) => a.at - b.at);
    for (const message of messages.slice(0, count - written)) yield message;
    written += messages.length;
  }
}

/** Rows come nearly in order, as in real files: each waits a while in a full bag from which one is drawn. */
function* shuffledRows(count) {
  const bag = [];
  for (const message of messagesInOrder(count)) {
    if (bag.length < 2_000) {
      bag.push(message);
      continue;
    }
    const drawn = Math.floor(random() * bag.length);
    yield row(bag[drawn]);
    bag[drawn] = message;
  }
  for (const message of bag) yield row(message);
}

async function write(out, count) {
  let chunk = HEADER;
  for (const line of shuffledRows(count)) {
    chunk += line;
    if (chunk.length < 1 << 20) continue;
    if (!out.write(chunk)) await once(out, 'drain');
    chunk = '';
  }
  out.end(chunk);
  await once(out, 'finish');
}

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' }, out: { type: 'string' } } });
const count = Number(values.rows);
if (!Number.isInteger(count) || count < 1) {
  console.error(`--rows ${values.rows}: a whole number of rows, please.`);
  process.exitCode = 2;
} else {
  // A reader that has seen enough, such as head, is no fault.
  process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  await write(values.out ? createWriteStream(values.out) : process.stdout, count);
}
