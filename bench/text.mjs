// How many messages a second the words of which are read on one core: language, topics, opinion and intent, and all of it.
// Messages are invented; --messages N says how many. Each part is run several times, and the fastest counts.
import { build } from 'esbuild';
import { asked } from './messages.mjs';

const [, count = '100000'] =
  process.argv
    .slice(2)
    .join('=')
    .match(/--messages=(\d+)/) ?? [];
const ROUNDS = 5;

/** The parts are no part of the library, so they are bundled here. */
const { outputFiles } = await build({
  stdin: {
    contents: `
      export { languageEvidence, possibleLanguages } from './src/text/language/index.ts';
      export { readWords } from './src/text/reading.ts';
      export { topicFinder } from './src/text/topics.ts';`,
    resolveDir: process.cwd(),
    loader: 'ts',
  },
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
});
const source = `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`;
const { languageEvidence, possibleLanguages, readWords, topicFinder } = await import(source);

const messages = asked(Number(count));
const find = topicFinder({ builtIn: 'on', rules: {} });
const topicsIn = (text, evidence) =>
  find(text, () => {
    const possible = possibleLanguages(evidence);
    return possible === null ? null : new Set(possible);
  });

const PARTS = {
  language: (text) => languageEvidence(text),
  topics: (text) => find(text),
  'language and topics': (text) => topicsIn(text, languageEvidence(text)),
  'language, opinion, intent': (text) => readWords(text, null),
  'everything together': (text) => topicsIn(text, readWords(text, null).evidence),
};

const characters = messages.reduce((sum, { length }) => sum + length, 0) / messages.length;
console.log(
  `${messages.length} messages of ${characters.toFixed(0)} characters, one core, the fastest of ${ROUNDS} rounds`,
);
for (const [part, read] of Object.entries(PARTS)) {
  let [wall, busy] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    const [before, begin] = [process.cpuUsage(), performance.now()];
    for (const text of messages) read(text);
    const { user, system } = process.cpuUsage(before);
    wall = Math.min(wall, performance.now() - begin);
    busy = Math.min(busy, (user + system) / 1000);
  }
  const rate = (milliseconds) => Math.round(messages.length / milliseconds).toLocaleString('en');
  const each = ((busy * 1000) / messages.length).toFixed(2);
  console.log(
    `${part.padEnd(26)} ${rate(busy)} k messages a second of CPU, ${rate(wall)} k of the clock, ${each} microseconds each`,
  );
}
