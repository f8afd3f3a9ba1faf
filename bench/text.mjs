// How many messages a second the words of which are read on one core: language, topics, opinion and intent, and all of it;
// and with all else that a report tells of the words of a customer's message: questions, thanks, handles.
// Messages are invented; --messages N says how many. Each part is run several times; the fastest and the middle round are
// told, in processor time, which other work on the machine hardly moves.
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { asked } from './messages.mjs';

const [, count = '100000'] =
  process.argv
    .slice(2)
    .join('=')
    .match(/--messages=(\d+)/) ?? [];
const ROUNDS = 7;

/** The parts are no part of the library, so they are bundled here. */
const { outputFiles } = await build({
  stdin: {
    contents: `
      export { languageEvidence, possibleLanguages } from './src/text/language/index.ts';
      export { readOpen, readWords } from './src/text/reading.ts';
      export { hearWords } from './src/text/reading.ts';
      export { topicFinder } from './src/text/topics.ts';
      export { interner, tag } from './src/normalize/tag.ts';`,
    resolveDir: process.cwd(),
    loader: 'ts',
  },
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // Its files of words stand beside the source.
  define: { 'import.meta.url': JSON.stringify(pathToFileURL('src/text/data.ts').href) },
});
const source = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
const { hearWords, interner, languageEvidence, possibleLanguages, readOpen, readWords, tag, topicFinder } =
  await import(source);

/** Each decoded on its own, as the reader of CSV does it: a text that was joined from parts is read more slowly. */
const messages = asked(Number(count)).map((text) => Buffer.from(text).toString());
const find = topicFinder({ builtIn: 'on', rules: {} });
const topicsIn = (text, evidence) => find(text, () => possibleLanguages(evidence));

/** Few words are left open until their conversation tells its language, and read then: that is work too. */
function readSettled(text) {
  const said = readWords(text, null);
  if (said.open !== null) readOpen(said.open, null);
  return said;
}

const settings = { words: { hearWords, readWords }, topics: find, keepText: false };
const shared = interner();
const author = { id: '1', name: null, role: 'customer' };
const origin = { file: 0, record: 1 };

function tagged(text) {
  const message = { kind: 'message', at: 0, id: '1', text, author, tags: [], conversationId: null, channel: null };
  const found = tag(
    { ...message, account: null, language: null, replyTo: null, detail: null },
    origin,
    settings,
    shared,
  );
  if (found.said.open !== null) readOpen(found.said.open, null);
  return found;
}

const PARTS = {
  language: (text) => languageEvidence(text),
  topics: (text) => find(text),
  'language and topics': (text) => topicsIn(text, languageEvidence(text)),
  'language, opinion, intent': (text) => readSettled(text),
  'everything together': (text) => topicsIn(text, readSettled(text).evidence),
  'all that a report tells': tagged,
};

const characters = messages.reduce((sum, { length }) => sum + length, 0) / messages.length;
console.log(`${messages.length} messages of ${characters.toFixed(0)} characters, one core, ${ROUNDS} rounds`);
for (const [part, read] of Object.entries(PARTS)) {
  const busy = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    for (const text of messages) read(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  }).sort((a, b) => a - b);
  const [fastest, middle] = [busy[0], busy[(ROUNDS - 1) / 2]];
  const rate = (milliseconds) => Math.round(messages.length / milliseconds).toLocaleString('en');
  const each = ((fastest * 1000) / messages.length).toFixed(2);
  console.log(
    `${part.padEnd(26)} ${rate(fastest)} k messages a second of CPU, ${rate(middle)} k in the middle, ${each} microseconds each`,
  );
}
