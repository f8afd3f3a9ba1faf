import { describe, expect, it } from 'vitest';
import type { Detail } from '../../src/model/interaction.ts';
import type { TopicRules } from '../../src/text/topics.ts';
import { agent, customer, tell } from '../support/tell.ts';

interface Told {
  readonly text: string;
  readonly account?: string;
  readonly detail?: Detail;
}

/** The topics of a conversation, and of the message in it. */
function topicsOf(told: Told, topics: TopicRules): readonly (readonly string[])[] {
  const { conversations } = tell([customer('Mon 09:00', told), agent('Mon 09:05')], { topics });
  return [conversations[0]?.topics ?? [], conversations[0]?.events[0]?.topics ?? []];
}

describe('a topic of the user', () => {
  const rules: TopicRules = {
    scales: { words: ['scale*'], accounts: ['@VekkiloHelp'] },
    refund: { words: ['bliff'], not: ['no refund'], accounts: ['VekkiloHelp'] },
  };

  it('counts in conversations of its accounts, whose letter case is no matter', () => {
    const text = 'my scales, bliff, please';
    expect(topicsOf({ text, account: 'vekkilohelp' }, rules)).toEqual([
      ['scales', 'refund'],
      ['scales', 'refund'],
    ]);
    expect(topicsOf({ text, account: '@VekkiloHelp' }, rules)[0]).toEqual(['scales', 'refund']);
    expect(topicsOf({ text, account: 'VekkiloShop' }, rules)).toEqual([[], []]);
  });

  it('takes a built-in topic away only in its accounts', () => {
    const text = 'I asked for no refund, I want money back';
    expect(topicsOf({ text, account: 'VekkiloHelp' }, rules)[0]).not.toContain('refund');
    expect(topicsOf({ text, account: 'VekkiloShop' }, rules)[0]).toContain('refund');
  });

  it('counts for the account that the conversation turns out to address', () => {
    const told = [
      customer('Mon 09:00', { text: '@VekkiloHelp my scales' }),
      agent('Mon 09:05', { account: 'VekkiloHelp', author: 'VekkiloHelp' }),
    ];
    expect(tell(told, { topics: rules }).conversations[0]?.topics).toEqual(['scales']);
  });

  it('adds to the topics that the export names, where built-in ones do not', () => {
    const detail = { topics: ['Logistics'] };
    const told = { text: 'a refund for my scales', account: 'VekkiloHelp', detail };
    expect(topicsOf(told, rules)[0]).toEqual(['Logistics', 'scales']);
    expect(topicsOf({ ...told, account: 'VekkiloShop' }, rules)[0]).toEqual(['Logistics']);
    expect(topicsOf({ ...told, text: 'bliff' }, rules)[0]).toEqual(['Logistics', 'refund']);
  });
});

describe('a built-in topic', () => {
  it('is found in the language of the message', () => {
    expect(topicsOf({ text: 'Das Paket ist nicht da, wo bleibt die Lieferung denn nun?' }, {})[0]).toContain(
      'delivery',
    );
    expect(topicsOf({ text: 'gdzie jest moja paczka? proszę o zwrot pieniędzy' }, {})[0]).toEqual(
      expect.arrayContaining(['delivery', 'refund']),
    );
  });

  it('is not found by words that mean something else there', () => {
    expect(topicsOf({ text: 'I am on the train and nobody works here' }, {})[0]).toContain('travel');
    expect(topicsOf({ text: 'Je suis en train de manger' }, {})[0]).toEqual([]);
    expect(topicsOf({ text: 'die Station ist heute leider geschlossen' }, {})[0]).toEqual([]);
  });

  it('is found in a mixture of languages and letters', () => {
    expect(topicsOf({ text: 'mera refund kab aayega bhai, kya hua' }, {})[0]).toEqual(['refund']);
    expect(topicsOf({ text: 'Где мой refund, почему так долго' }, {})[0]).toEqual(['refund']);
    expect(topicsOf({ text: 'refund?!' }, {})[0]).toEqual(['refund']);
  });
});
