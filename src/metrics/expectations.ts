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

/** Published figures, in the words in which they stand in the table, and what is set beside each. */
const PUBLISHED: readonly (readonly [claim: string, ours: Ours])[] = [
  ['32 % expect an answer within 30 min', within(30 * MINUTE)],
  ['42 % expect an answer within 1 h', within(60 * MINUTE)],
  ['72 % of who complains on Twitter expect one within 1 h', on(TWITTER, complaining(within(60 * MINUTE)))],
  ['10 % of brands answer complaints on Twitter so fast', on(TWITTER, complaining(within(60 * MINUTE)))],
  ['40.9 % of questions on Twitter get a reaction', on(TWITTER, answered)],
  ['59.4 % of questions on Facebook get a reaction', on(FACEBOOK, answered)],
  [
    '36 % of the answered say that it was solved well and in time',
    (conversation) => {
      const found = decidingTurn(conversation)?.outcome === 'answered' ? conversation.events : [];
      const ratings = found.flatMap((event) => rated(event) ?? []).filter(({ total }) => total > 0);
      return ratings.length === 0
        ? null
        : { matched: ratings.filter(({ matched }) => matched > 0).length, total: ratings.length };
    },
  ],
  [
    'about 80 % of service posts on Twitter are negative',
    on(TWITTER, ({ judgements }) => ({
      matched: judgements.filter((judgement) => negative(judgement).matched > 0).length,
      total: judgements.length,
    })),
  ],
  ["Facebook's badge: 90 % are answered", on(FACEBOOK, answered)],
  ["Facebook's badge: answers within 15 min", on(FACEBOOK, within(15 * MINUTE))],
];

export const expectations = metric<TallyContribution>({
  id: 'expectations',
  title: 'Published figures, and ours',
  definition:
    'Where these figures stand against published ones. 32 % and 42 %: customers who contacted a brand on social media (Social Habit). 72 %: those who complain on Twitter (Lithium and Millward Brown, 2013; cited with the next four beside an infographic of West Interactive, 2017). About 10 % of brands manage it; 40.9 % of questions and complaints on Twitter and 59.4 % on Facebook get a reaction; 36 % of those answered say that the problem was solved effectively and in reasonable time (ours: positive ratings of answered inquiries); about 80 % of customer-service posts on Twitter are negative. Facebook’s badge for responsive pages: 90 % answered, within 15 minutes (Meta). Ours are shares of the inquiries that each speaks of, with n. Only on request (--expectations); published once, of other brands and customers: no targets.',
  kind: 'table',
  needs: ['openings', 'answers'],
  better: 'neither',
  of: 'inquiries',
  onRequest: 'expectations',
  notBy: { agent: 'they speak of brands' },
  stat: () => tally({ kind: 'table', rows: PUBLISHED.map(([claim]) => claim), columns: [shared('ours', 'ours')] }),
  measure(conversation, context) {
    if (conversation.leftOut !== null) return NOTHING;
    const rows = PUBLISHED.flatMap(([key, ours]) => {
      const sample = ours(conversation, context);
      return sample === null || sample.total === 0 ? [] : [{ key, columns: { ours: sample } }];
    });
    return [{ sample: { rows, total: 1 } }];
  },
});
