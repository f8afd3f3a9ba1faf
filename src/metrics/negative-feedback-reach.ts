import type { FeedbackAction, TaggedInteraction } from '../model/interaction.ts';
import { type RatioSample, ratio } from '../stats/index.ts';
import { counts } from './column.ts';
import { metric, NOTHING } from './metric.ts';

const ACTIONS = ['hide_post', 'hide_all', 'report_spam', 'unlike'] as const satisfies readonly FeedbackAction[];

export const negativeFeedbackReach = metric<RatioSample>({
  id: 'negative-feedback-reach',
  title: 'Negative feedback by reach',
  definition:
    'Explicit negative actions (hide post, hide all, report spam, unlike) on posts of the brand / the reach of these and all its other posts: what Facebook calls negative feedback. Reach is what the export states of each post (people reached, else impressions, else views), added up over posts. An action counts with its post, in its slice and period. Actions elsewhere (on the page, on comments, on posts whose reach is not stated) are beside, in neither side. Blocking is none of these actions. Broken down by action. An export that holds no such action does not tell that nobody took one: then it is not available.',
  kind: 'ratio',
  needs: ['reach', 'feedback'],
  better: 'lower',
  of: 'reach',
  detail: true,
  columns: [
    {
      id: 'reach',
      type: 'count',
      about: 'Of a post: whom it reached.',
      value: ({ measured: [one] }) => (one && one.sample.total > 0 ? one.sample.total : null),
    },
    counts(
      'negativeActions',
      'Hide post, hide all, report spam and unlike, on a post whose reach is known.',
      'matched',
    ),
  ],
  stat: () => ratio({ beside: ['elsewhere'], parts: ACTIONS }),
  measure({ events }) {
    const actions = ACTIONS.map((action) => [action, events.filter(does(action)).length] as const);
    const matched = sum(actions.map(([, count]) => count));
    const total = sum(events.map(({ kind, detail }) => (kind === 'post' ? (detail?.reach ?? 0) : 0)));
    // Nobody knows who saw it, or the export contradicts itself: those are no share of anybody.
    if (matched > total) return [{ sample: { matched: 0, total, beside: { elsewhere: matched } } }];
    if (total === 0) return NOTHING;
    const parts = Object.fromEntries(actions.map(([action, count]) => [action, { matched: count, total }]));
    return [{ sample: { matched, total, parts } }];
  },
});

const does =
  (action: FeedbackAction) =>
  ({ detail }: TaggedInteraction): boolean =>
    detail?.feedback === action;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
