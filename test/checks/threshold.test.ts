import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { ThresholdError } from '../../src/checks/scanner.ts';
import { parseFigure, parseThreshold, printFigure, printThreshold } from '../../src/checks/threshold.ts';
import { UserError } from '../../src/model/problem.ts';
import { threshold, VOCABULARY } from '../../src/vocabulary.ts';
import { anyThreshold } from './thresholds.ts';

const problemOf = (text: string): ThresholdError => {
  try {
    threshold(text);
  } catch (error) {
    if (error instanceof ThresholdError) return error;
    throw error;
  }
  throw new Error(`${text} was read`);
};

/** What the caret points at. */
const pointedAt = ({ text, at, length }: ThresholdError): string => text.slice(at, at + length);

describe('the grammar', () => {
  test.each([
    [
      'first-response-time.p90 <= 15m',
      { metric: 'first-response-time', statistic: 'p90', operator: '<=', limit: 900, unit: 's' },
    ],
    [
      'response-rate >= 95%',
      { metric: 'response-rate', statistic: 'value', operator: '>=', limit: 0.95, unit: 'share' },
    ],
    ['response-rate >= 0.95', { statistic: 'value', limit: 0.95 }],
    ['negative-feedback-ratio <= 20% by channel', { limit: 0.2, by: 'channel', where: {} }],
    [
      'first-response-time.median <= 1h where channel = twitter',
      { limit: 3600, by: null, where: { channel: 'twitter' } },
    ],
    [
      'topics.outage.count < 10',
      { metric: 'topics', row: 'outage', statistic: 'count', operator: '<', limit: 10, unit: 'count' },
    ],
    ['topics."account and login".count < 10', { row: 'account and login' }],
    ["topics.'v1.2'.share == 5 %", { row: 'v1.2', statistic: 'share', operator: '=', limit: 0.05 }],
    ['topics.outage.firstResponse <= 1h', { statistic: 'firstResponse', unit: 's' }],
    ['conversations >= 50', { metric: 'conversations', statistic: 'value', limit: 50, unit: 'count' }],
    ['conversations.customers >= 10', { statistic: 'customers', unit: 'count' }],
    ['first-response-within.60m >= 80%', { row: '1h', statistic: 'value', unit: 'share' }],
    ['first-response-within.2h.total >= 80', { row: '2h', statistic: 'total', unit: 'count' }],
    ['satisfaction.n >= 20', { statistic: 'n', unit: 'count' }],
    ['response-rate.pending <= 10', { statistic: 'pending', unit: 'count' }],
    ['negative-feedback-ratio.rating <= 10%', { row: 'rating', statistic: 'value', unit: 'share' }],
    ['first-response-time.kaplanMeier<=1h30m', { statistic: 'kaplanMeier', limit: 5400 }],
    ['volume-by-channel.social >= 50%', { row: null, statistic: 'social', unit: 'share' }],
    [
      '  first-response-time.p90<=1 hour and 30 minutes  BY channel WHERE account == "a b" ',
      { limit: 5400, by: 'channel', where: { account: 'a b' } },
    ],
    [
      'first-response-time.max != 2d where channel = x and account = and',
      { operator: '!=', where: { channel: 'x', account: 'and' } },
    ],
  ])('reads %s', (text, expected) => {
    expect(threshold(text)).toMatchObject(expected);
  });

  it('takes level, minimum, name and reason beside the text', () => {
    const settings = { level: 'warn', minimumN: 20, allowMissing: true, name: 'Night', reason: 'promised' } as const;
    expect(threshold('response-rate >= 95%', settings)).toMatchObject({ ...settings, source: 'response-rate >= 95%' });
  });

  it('reads back what it prints', () => {
    const law = fc.property(anyThreshold, (given) => {
      const text = printThreshold(given);
      expect(parseThreshold(text, VOCABULARY)).toEqual({ ...given, source: text });
    });
    fc.assert(law, { numRuns: 3000 });
  });

  it('reads back the figures that it prints, without limits', () => {
    const law = fc.property(anyThreshold, (given) => {
      const better = VOCABULARY.metrics.find(({ id }) => id === given.metric)?.better;
      fc.pre(better !== 'neither' && given.unit !== 'count');
      const { metric, statistic, row, unit, by, where } = given;
      const text = printFigure(given);
      expect(parseFigure(text, VOCABULARY)).toEqual({ metric, statistic, row, unit, by, where, source: text });
    });
    fc.assert(law, { numRuns: 500 });
  });
});

describe('nonsense', () => {
  const pieces = fc.constantFrom(
    ...[
      'response-rate',
      'topics',
      '.',
      'p90',
      '<=',
      '>=',
      '=',
      '95%',
      '15m',
      'by',
      'where',
      'and',
      'channel',
      '"',
      "'",
      '\\',
      ' ',
      '\n',
      '__proto__',
      'constructor',
    ],
  );
  const nonsense = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(' ')),
    // Something that is right but for one place.
    fc.tuple(anyThreshold, fc.nat(), fc.string({ unit: 'binary', maxLength: 3 })).map(([given, at, put]) => {
      const text = printThreshold(given);
      const place = at % (text.length + 1);
      return text.slice(0, place) + put + text.slice(place + 1);
    }),
  );

  it('throws nothing but a UserError that points into the text and can be shown', () => {
    const law = fc.property(nonsense, (text) => {
      for (const parse of [parseThreshold, parseFigure]) {
        try {
          parse(text, VOCABULARY);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          const { message, exit, at, length } = error as ThresholdError;
          expect(exit).toBe(2);
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at + length).toBeLessThanOrEqual(text.length);
          expect(message).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\p{Bidi_Control}\p{Surrogate}]/u);
          expect(message).not.toMatch(/undefined|null|\[object|^\s*::/m);
        }
      }
    });
    fc.assert(law, { numRuns: 5000 });
  });

  it('is given up at once however long it is', () => {
    for (const text of [' '.repeat(1e6), 'a'.repeat(1e6), `response-rate >= ${' x'.repeat(1e6)}`, '('.repeat(1e6)]) {
      const started = performance.now();
      expect(() => threshold(text)).toThrow(UserError);
      expect(performance.now() - started).toBeLessThan(500);
    }
  });
});

describe('an error says what is legal, what is nearest and where', () => {
  test.each([
    ['first-response-tim.p90 <= 15m', 'first-response-tim', 'Did you mean first-response-time?'],
    ['csat.first >= 90%', 'csat', 'There is no metric "csat"'],
    [
      'first-response-time.p99 <= 15m',
      'p99',
      'Did you mean p90? first-response-time offers n, invalid, censored, mean, median',
    ],
    ['first-response-time <= 15m', 'first-response-time', 'is no single figure'],
    ['first-response-within >= 80%', 'first-response-within', 'first-response-within.ROW reads one row (15m, 1h, 24h)'],
    ['first-response-within.soon >= 80%', 'soon', 'has no statistic "soon"'],
    ['topics.outage < 10', 'outage', 'say which figure. topics.outage offers count, share'],
    ['topics.outage.cout < 10', 'cout', 'Did you mean count?'],
    ['topics.a.b.c < 10', 'c', 'Names with dots stand in quotation marks'],
    ['response-rate >= 95', '95', 'Write 95% or 0.95'],
    ['response-rate >= 1', '1', 'Write 1% or 100%'],
    ['response-rate >= 97,5', '97,5', 'Write 97.5% or 0.975'],
    ['response-rate >= 101%', '101%', 'at most 100%'],
    ['response-rate >= 15m', '15m', 'is not a share'],
    ['first-response-time.p90 <= 900', '900', 'Write 900s or 900m'],
    ['first-response-time.p90 <= 95%', '95%', 'such as 15m'],
    ['first-response-time.p90 <= -5m', '-5m', 'is not a duration'],
    ['conversations >= 5%', '5%', 'Write a whole number'],
    ['conversations >= 1,200', '1,200', 'Write one without separators'],
    ['response-rate >= 95% by chanel', 'chanel', 'Did you mean channel? There are channel, account'],
    ['response-rate >= 95% by agent', 'agent', 'nobody knows which agent'],
    ['response-rate >= 95% by channel by account', 'by', 'by stands twice'],
    ['response-rate >= 95% by channel where channel = x', 'channel', 'channel stands twice'],
    ['response-rate >= 95% by channel where account = x and topic = y', 'topic', 'two at most'],
    ['response-rate >= 95% where channel', '', 'Here = is missing'],
    ['response-rate >= 95% where channel =', '', 'a value is missing'],
    ['response-rate => 95%', '=>', 'There are <= >= < > = !='],
    ['response-rate', '', 'an operator is missing'],
    ['response-rate >=', '', 'The limit of response-rate is missing'],
    ['topics."outage.count < 10', '"outage.count', 'never closed'],
    ['', '', 'A threshold is empty'],
  ])('%s', (text, place, words) => {
    const error = problemOf(text);
    expect(error.message).toContain(words);
    expect(pointedAt(error)).toBe(place);
  });

  it('shows the text with the place below it, and nothing in it is obeyed', () => {
    expect(problemOf('response-rate >= 95% by chanel').message.split('\n').slice(1)).toEqual([
      '  response-rate >= 95% by chanel',
      '                          ^^^^^^',
    ]);
    expect(problemOf('::error::x').message).not.toMatch(/^\s*::/m);
  });

  it('compares with a baseline only what has a better side', () => {
    expect(() => parseFigure('conversations', VOCABULARY)).toThrow(/neither better nor worse/);
    expect(() => parseFigure('response-rate.total', VOCABULARY)).toThrow(/neither better nor worse/);
  });
});
