/*
 * What stands beside published figures, from the words of their definition.
 */

/** What each inquiry says; null where it says nothing of that. */
export interface Inquiry {
  readonly channel: string;
  readonly isComplaint: boolean;
  /** null: pending, or a bot's. */
  readonly answered: boolean | null;
  /** From the first message to the answer; null where there is none with a known time. */
  readonly answeredAfter: number | null;
  /** How long it has waited, or `closed` without an answer; null where it was answered or a bot's. */
  readonly waited: number | 'closed' | null;
  readonly ratings: readonly number[];
  readonly judgedNegative: number;
  readonly judged: number;
}

type Side = readonly [matched: number, total: number];

const within =
  (minutes: number) =>
  ({ answeredAfter, waited }: Inquiry): Side => {
    const limit = minutes * 60_000;
    if (answeredAfter !== null) return [answeredAfter <= limit ? 1 : 0, 1];
    return waited === 'closed' || (waited !== null && waited > limit) ? [0, 1] : [0, 0];
  };

const wasAnswered = ({ answered }: Inquiry): Side => (answered === null ? [0, 0] : [answered ? 1 : 0, 1]);

const solved = ({ answered, ratings }: Inquiry): Side =>
  answered === true ? [ratings.filter((rating) => rating >= 4).length, ratings.length] : [0, 0];

const negative = ({ judgedNegative, judged }: Inquiry): Side => [judgedNegative, judged];

const onTwitter = ({ channel }: Inquiry): boolean => channel === 'twitter';
const onFacebook = ({ channel }: Inquiry): boolean => channel === 'facebook';
const complains = (one: Inquiry): boolean => onTwitter(one) && one.isComplaint;
const any = (): boolean => true;

const ROWS: readonly (readonly [begin: string, among: (one: Inquiry) => boolean, says: (one: Inquiry) => Side])[] = [
  ['32 % expect an answer in 30 min', any, within(30)],
  ['42 % expect an answer in 1 h', any, within(60)],
  ['72 % complaining on Twitter: 1 h', complains, within(60)],
  ['10 % of brands answer them in 1 h', complains, within(60)],
  ['40.9 % on Twitter get a reaction', onTwitter, wasAnswered],
  ['59.4 % on Facebook get a reaction', onFacebook, wasAnswered],
  ['36 % of answered: solved in time', any, solved],
  ['about 80 % on Twitter negative', onTwitter, negative],
  ["Facebook's badge: 90 % answered", onFacebook, wasAnswered],
  ["Facebook's badge: within 15 min", onFacebook, within(15)],
];

export function published(inquiries: readonly Inquiry[]) {
  const rows = ROWS.map(([key, among, says]) => {
    const sides = inquiries
      .filter(among)
      .map(says)
      .filter(([, total]) => total > 0);
    const matched = sides.reduce((sum, [one]) => sum + one, 0);
    const total = sides.reduce((sum, [, one]) => sum + one, 0);
    return { key, count: sides.length, ours: total === 0 ? null : matched / total, oursN: total };
  });
  return { total: inquiries.length, rows };
}
