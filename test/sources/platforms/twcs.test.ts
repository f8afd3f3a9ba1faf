import { expect, it } from 'vitest';
import { analyze, readConversations } from '../../../src/pipeline.ts';
import { unbroken } from '../../../src/sources/platforms/resaved.ts';
import { findings } from '../../support/report.ts';

async function* piped(text: string) {
  yield Buffer.from(text);
}

const tweets = (group: (id: number) => string, flag: (inbound: boolean) => string): string =>
  [
    'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id',
    `${group(119237)},${group(105834)},${flag(true)},Mon Mar 02 09:00:00 +0000 2026,@VekkiloHelp where is it?,${group(119236)},`,
    `${group(119236)},VekkiloHelp,${flag(false)},Mon Mar 02 09:30:00 +0000 2026,On its way,,${group(119237)}`,
    ',,,,,,',
  ].join('\n');

it('reads a copy that a spreadsheet saved as it reads the original', async () => {
  const original = tweets(String, (inbound) => (inbound ? 'True' : 'False'));
  const saved = tweets(
    (id) => `"${String(id).replace(/(\d{3})$/, ',$1')}"`,
    (inbound) => (inbound ? 'TRUE' : 'FALSE'),
  );
  const [first, second] = await Promise.all([original, saved].map((text) => analyze(['-'], { stdin: piped(text) })));
  expect(second?.input.files[0]).toMatchObject({ platform: 'twcs', records: { read: 2, used: 2 } });
  expect(second && findings(second)).toEqual(first && findings(first));
});

it('takes the flags of spreadsheets in other languages', async () => {
  const saved = tweets(String, (inbound) => (inbound ? 'WAHR' : 'FALSCH'));
  const { input, metrics } = await analyze(['-'], { stdin: piped(saved) });
  expect(input.files[0]).toMatchObject({ platform: 'twcs', records: { read: 2, used: 2 } });
  expect(metrics['response-rate']).toMatchObject({ matched: 1, total: 1 });
});

it('puts right what a spreadsheet did to letters, and says so', async () => {
  const written = tweets(String, String).replace('where is it?', 'it’s my café 😀 – “où” est…');
  const western = new TextDecoder('windows-1252');
  const saved = western.decode(Buffer.from(written));
  const { conversations, log } = await readConversations(['-'], { stdin: piped(saved), keepText: true });
  expect(conversations[0]?.events[0]?.text).toBe('@VekkiloHelp it’s my café 😀 – “où” est…');
  expect(log.counts()).toContainEqual(expect.objectContaining({ code: 'letters-mended', count: 1 }));
});

it.each(['Ärger über “Größe”…', 'naïve – Ångström™', 'Â£', 'déjà vu'])('leaves %s as it is', (text) => {
  expect(unbroken(text)).toBe(text === 'Â£' ? '£' : text);
});

it('keeps apart tweets whose ids a spreadsheet of another language cut to an exponent', async () => {
  const header = 'tweet_id;author_id;inbound;created_at;text;response_tweet_id;in_response_to_tweet_id';
  const day = 'Wed Oct 11 06:55:44 +0000 2017';
  const saved = [header, `1,20E+17;7;WAHR;${day};a;;`, `1,20E+17;8;WAHR;${day};b;;`].join('\n');
  const { input } = await analyze(['-'], { stdin: piped(saved) });
  expect(input.files[0]?.records).toMatchObject({ read: 2, used: 2 });
});
