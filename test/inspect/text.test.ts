import { describe, expect, it } from 'vitest';
import { inspectText, textLines } from '../../src/inspect/text.ts';
import { maskOf } from '../../src/text/mask.ts';
import { readWords } from '../../src/text/reading.ts';
import { topicFinder } from '../../src/text/topics.ts';

const SECRETS = [
  '4111 1111 1111 1111',
  '+48 600 700 800',
  'PL61 1090 1014 0000 0712 1981 2874',
  'ann.b@mail.example',
  'KD-204511',
  '88204511',
];
const topics = topicFinder({ builtIn: 'on', rules: {} });
const inspected = (text: string, masks = {}) => inspectText(text, topics, maskOf(masks));
const said = (secret: string) => `My card ${secret} was charged twice and nobody answers`;

describe('the words of one message', () => {
  it.each(SECRETS)('are judged the same, whatever number stands in them: %s', (secret) => {
    const [with_, without] = [inspected(said(secret)), inspected(said(''))];
    expect(with_.sentiment).toEqual(without.sentiment);
    expect(with_.intent).toBe(without.intent);
  });

  it.each(SECRETS)('are judged as those of exports are: %s', (secret) => {
    const [read] = readWords(said(secret), null).read;
    const { sentiment, intent } = inspected(said(secret));
    expect([read?.opinion, read?.intent]).toEqual([sentiment?.label, intent]);
    expect(readWords(said(secret), null).read).toEqual(readWords(said(''), null).read);
  });

  it('are explained without what is private', () => {
    const lines = textLines(inspected(said(SECRETS.join(', ')))).join('\n');
    expect(lines).toContain('charged twice');
    expect(lines).not.toMatch(/\d{4}|mail|ann|KD/);
  });

  it('are explained without what only the user knows to be private', () => {
    const text = 'Terrible Bluebird refuses everything';
    const because = (masks: Readonly<Record<string, string>>) =>
      inspected(text, masks).sentiment?.because.map((one) => one.text.toLowerCase());
    expect(because({})).toContain('terrible');
    expect(because({ word: 'terrible' })).not.toContain('terrible');
    expect(because({ word: 'terrible' })).toContain('[hidden]');
  });

  it('keep the numbers that anybody may see', () => {
    const { sentiment } = inspected('waiting 42 days for an answer, nobody answers in 42 days');
    expect(sentiment?.label).toBe('negative');
    expect(readWords('on 2026-03-01', null)).not.toEqual(readWords('on ', null));
  });
});
