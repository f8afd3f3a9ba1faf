import type { Conversation } from '../model/conversation.ts';
import { type FractionSample, type TallyContribution, tally } from '../stats/index.ts';
import { shared } from './figures.ts';
import { type MetricContext, metric, NOTHING } from './metric.ts';
import { negative } from './negative-feedback-ratio.ts';
import { decidingTurn, outcomeOf, shareOf } from './outcome.ts';
import { rated } from './satisfaction.ts';

const MINUTE = 60_000;

/** What an inquiry says of a published figure; `null` where it is none of those that the figure speaks of. */
type Ours = (conversation: Conversation, context: MetricContext) => FractionSample | null;

const fraction = (matched: boolean): FractionSample => ({ matched: matched ? 1 : 0, total: 1 });

const on =
  (channel: RegExp, ours: Ours): Ours =>
  (conversation, context) =>
    channel.test(conversation.channel) ? ours(conversation, context) : null;

/** As first-response-within counts: whose outcome at that age is known. */
const within =
  (limit: number): Ours =>
  (conversation, context) => {
    const turn = decidingTurn(conversation);
    const share = turn && shareOf(turn, context);
    if (!share || ('waited' in share && share.waited <= limit)) return null;
    return fraction('within' in share && share.within <= limit);
  };

const answered: Ours = (conversation, context) => {
  const outcome = outcomeOf(decidingTurn(conversation), context);
  return outcome === 'answered' || outcome === 'unanswered' ? fraction(outcome === 'answered') : null;
};

const complaining =
  (ours: Ours): Ours =>
  (conversation, context) =>
    conversation.judgements.some((judgement) => negative(judgement).matched > 0) ? ours(conversation, context) : null;

const TWITTER = /^(?:twitter|x|x[ _-]?\(?twitter\)?)$/i;
const FACEBOOK = /facebook|messenger/i;

/** Who published what, as the definition spells it out. */
const SOURCES = {
  habit: 'The Social Habit, 2012',
  lithium: 'Lithium, 2013',
  west: 'West Interactive, 2017',
  meta: 'Meta',
} as const;

interface Published {
  /** In the words in which it stands in the table. */
  readonly claim: string;
  readonly source: keyof typeof SOURCES;
  /** What is set beside it. */
  readonly ours: Ours;
}

const published = (source: Published['source'], claim: string, ours: Ours): Published => ({ source, claim, ours });

const PUBLISHED: readonly Published[] = [
  published('habit', '32 % expect an answer in 30 min', within(30 * MINUTE)),
  published('habit', '42 % expect an answer in 1 h', within(60 * MINUTE)),
  published('lithium', '72 % complaining on Twitter: 1 h', on(TWITTER, complaining(within(60 * MINUTE)))),
  published('west', '10 % of brands answer them in 1 h', on(TWITTER, complaining(within(60 * MINUTE)))),
  published('west', '40.9 % on Twitter get a reaction', on(TWITTER, answered)),
  published('west', '59.4 % on Facebook get a reaction', on(FACEBOOK, answered)),
  published('west', '36 % of answered: solved in time', (conversation) => {
    const found = decidingTurn(conversation)?.outcome === 'answered' ? conversation.events : [];
    const ratings = found.flatMap((event) => rated(event) ?? []).filter(({ total }) => total > 0);
    return ratings.length === 0
      ? null
      : { matched: ratings.filter(({ matched }) => matched > 0).length, total: ratings.length };
  }),
  published(
    'west',
    'about 80 % on Twitter negative',
    on(TWITTER, ({ judgements }) => ({
      matched: judgements.filter((judgement) => negative(judgement).matched > 0).length,
      total: judgements.length,
    })),
  ),
  published('meta', "Facebook's badge: 90 % answered", on(FACEBOOK, answered)),
  published('meta', "Facebook's badge: within 15 min", on(FACEBOOK, within(15 * MINUTE))),
];

const sourceOf = (key: string): string | null => {
  const found = PUBLISHED.find(({ claim }) => claim === key);
  return found ? SOURCES[found.source] : null;
};

export const expectations = metric<TallyContribution>({
  id: 'expectations',
  title: 'Published figures, and ours',
  definition:
    'Where these figures stand against published ones. 32 % and 42 %: customers who contacted a brand on social media (The Social Habit, a study of Edison Research, 2012). 72 %: those who complain on Twitter (Millward Brown for Lithium, 2013). The next five are cited, without a study of their own, beside an infographic of West Interactive (2017). About 10 % of brands answer complaints so fast; 40.9 % of questions and complaints on Twitter and 59.4 % on Facebook get a reaction; 36 % of those answered say that the problem was solved effectively and in reasonable time (ours: positive ratings of answered inquiries); about 80 % of customer-service posts on Twitter are negative. Facebook’s badge for responsive pages: 90 % answered, within 15 minutes (Meta). Each row names its source. Ours are shares of the inquiries that each speaks of, with n. Only on request (--expectations); published once, of other brands and customers: no targets.',
  kind: 'table',
  needs: ['openings', 'answers'],
  better: 'neither',
  notCompared: 'each side stands against published figures by itself',
  of: 'inquiries',
  onRequest: 'expectations',
  notBy: { agent: 'they speak of brands' },
  stat: () =>
    tally({
      kind: 'table',
      rows: PUBLISHED.map(({ claim }) => claim),
      columns: [shared('ours', 'ours')],
      texts: [{ id: 'source', title: 'published by', textOf: sourceOf }],
    }),
  measure(conversation, context) {
    if (conversation.leftOut !== null) return NOTHING;
    const rows = PUBLISHED.flatMap(({ claim: key, ours }) => {
      const sample = ours(conversation, context);
      return sample === null || sample.total === 0 ? [] : [{ key, columns: { ours: sample } }];
    });
    return [{ sample: { rows, total: 1 } }];
  },
});
