import type { TaggedInteraction } from '../model/interaction.ts';

/** A ticket's opening is stamped when its first message is stored, not when it was sent. */
const SAME = 60_000;

/**
 * A ticket row tells an opening, a first reply and a rating by their times alone. Where the messages and ratings of the
 * case are there too, in the same files or in others, they say it themselves: what stood for them says no more.
 */
export function withoutStandIns(events: readonly TaggedInteraction[]): readonly TaggedInteraction[] {
  return withoutToldStates(withoutToldMessages(events));
}

function withoutToldMessages(events: readonly TaggedInteraction[]): readonly TaggedInteraction[] {
  if (!events.some(isStandIn)) return events;
  const real = events.filter((event) => !isStandIn(event));
  const messages = real.filter(({ kind }) => kind === 'message');
  const begin = messages.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const answered = messages.some(({ author }) => author.role === 'agent');
  const rated = real.some(({ kind }) => kind === 'rating');
  const isTold = ({ kind, author, at }: TaggedInteraction): boolean =>
    kind === 'rating' ? rated : author.role === 'agent' ? answered : begin <= at + SAME;
  return events.map((event) => (isStandIn(event) && isTold(event) ? silent(event) : event));
}

const isStandIn = ({ kind, detail }: TaggedInteraction): boolean =>
  detail?.synthetic === true && (kind === 'message' || kind === 'rating');

/** What else it tells of the case (its tags, its priority, the product's own times) stays. */
function silent(event: TaggedInteraction): TaggedInteraction {
  const { synthetic: _, rating: __, ...detail } = event.detail ?? {};
  return { ...event, kind: 'assignment', text: null, said: null, detail };
}

/** That a case is closed at the time of the export says no more where another record tells when it was closed. */
function withoutToldStates(events: readonly TaggedInteraction[]): readonly TaggedInteraction[] {
  if (!events.some((event) => isClosing(event) && event.detail?.undated)) return events;
  const told = events.filter((event) => isClosing(event) && !event.detail?.undated);
  const latest = told.reduce((most, { at }) => Math.max(most, at), Number.NEGATIVE_INFINITY);
  return events.map((event) => (isClosing(event) && event.detail?.undated && event.at < latest ? open(event) : event));
}

const isClosing = ({ kind, detail }: TaggedInteraction): boolean =>
  kind === 'status' && (detail?.status === 'resolved' || detail?.status === 'closed');

function open(event: TaggedInteraction): TaggedInteraction {
  const { status: _, undated: __, ...detail } = event.detail ?? {};
  return { ...event, kind: 'assignment', detail };
}
