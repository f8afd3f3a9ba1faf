import { byCustomer, type Event } from './events.ts';

/** What a customer’s interaction says of their opinion, and by what it is known; null: nothing is. */
export function judged(event: Event): { readonly by: string; readonly opinion: string } | null {
  if (event.kind === 'feedback') return { by: 'explicit', opinion: 'negative' };
  if (event.rating !== null) return { by: 'rating', opinion: opinionOfRating(event.rating) };
  return byCustomer(event) && event.label !== '' ? { by: 'label', opinion: event.label } : null;
}

/** Of five points: negative up to 0.4 of the scale, positive from three quarters of it. */
const opinionOfRating = (rating: number): string => {
  const share = (rating - 1) / 4;
  return share <= 0.4 ? 'negative' : share >= 0.75 ? 'positive' : 'neutral';
};

export const judgements = (events: readonly Event[]) => events.map(judged).filter((one) => one !== null);

/** The negative share of what could be judged. */
export function negativeShare(events: readonly Event[]) {
  const all = judgements(events);
  return { matched: all.filter(({ opinion }) => opinion === 'negative').length, total: all.length };
}
