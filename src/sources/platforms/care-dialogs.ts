import * as z from 'zod';
import type { Author, Interaction } from '../../model/interaction.ts';
import type { Fault } from '../../model/problem.ts';
import { id, message, optional } from './document.ts';
import { excerpt } from './fields.ts';
import { withoutEntities } from './html.ts';
import { type DocumentContext, type DocumentPlatform, type Reading, recordKind, skipped } from './platform.ts';

const name = optional(z.string());

const turn = z.object({ datetime: z.string(), message: optional(z.string()), tweet_ID: optional(id), agent: name });

const link = z.object({ tweet_ID: optional(id), url_utterance: name });

const dialog = z.object({
  dialogHeader: z.object({ sessionID: id, company: z.string() }),
  dialogContent: z.array(z.unknown()).min(1),
  agentURL: optional(link),
});
type Dialog = z.infer<typeof dialog>;

/** Conversations on Twitter as research publishes them (github.com/IBM/twitter-customer-care-document-prediction). */
export const careDialogs: DocumentPlatform = {
  id: 'care-dialogs',
  title: 'Twitter care dialogs (document prediction)',
  about:
    'Conversations with brands, each up to the answer that links to a page of help. Every one of them is answered, because only such were collected: its response rate says nothing; without resolutions and ratings.',
  steps: [
    'Fetch the dialogs from github.com/IBM/twitter-customer-care-document-prediction; their texts have to be fetched from the network by their ids.',
    'Give the JSON file, or the folder, to socmetrics.',
  ],
  formats: ['json', 'ndjson'],
  grouping: 'id',
  provides: () => ({ certain: ['messages', 'openings', 'answers'], ifSeen: ['topics', 'agents'] }),
  kinds: [recordKind<Dialog>({ id: 'dialog', places: ['[]', ''], record: dialog, read: readDialog })],
};

function readDialog(
  { dialogHeader: { sessionID, company }, dialogContent, agentURL }: Dialog,
  context: DocumentContext,
) {
  const place = { conversationId: sessionID, channel: 'twitter', account: company };
  const turns = dialogContent.map((one) => readTurn(one, place, context));
  const interactions = [...turns, lastAnswer(agentURL, place)].flatMap((one) =>
    one !== null && 'at' in one ? [one] : [],
  );
  const faults = turns.flatMap((one) => ('code' in one ? [one] : []));
  if (interactions.length === 0) return skipped(faults[0]?.code ?? 'no-time', faults[0]?.message ?? 'no turn');
  return { interactions, ...(faults.length > 0 ? { faults } : {}) } satisfies Reading;
}

type Place = Pick<Interaction, 'conversationId' | 'channel' | 'account'>;

function readTurn(value: unknown, place: Place, context: DocumentContext): Interaction | Fault {
  const read = turn.safeParse(value);
  if (!read.success) return { code: 'wrong-shape', message: 'a turn of another shape than the rest' };
  const { datetime, message: text, tweet_ID, agent } = read.data;
  const at = context.instant(datetime);
  if (at === null || Number.isNaN(at)) return { code: 'bad-date', message: `datetime: ${excerpt(datetime)}` };
  const author = agent ? brand(agent) : customer(value as object);
  return message({ ...place, id: tweet_ID ?? null, author, at, text: withoutEntities(text ?? '') });
}

const brand = (handle: string): Author => ({ id: handle, name: handle, role: 'agent' });

/** The first of those who ask is the `client`, the next ones `client1`, `client2` and so on. */
function customer(turn: object): Author {
  const [, handle] = Object.entries(turn).find(([key]) => /^client\d*$/.test(key)) ?? [];
  const found = typeof handle === 'string' ? handle : null;
  return { id: found, name: found, role: found === null ? 'unknown' : 'customer' };
}

const TWITTER_BEGAN = 1_288_834_974_657n;

/** The answer with the link has no time of its own: the id of a tweet holds the millisecond at which it was given out. */
function lastAnswer(link: Dialog['agentURL'], place: Place & { readonly account: string | null }): Interaction | null {
  const tweet = link?.tweet_ID ?? '';
  if (!/^\d{10,19}$/.test(tweet)) return null;
  const at = Number((BigInt(tweet) >> 22n) + TWITTER_BEGAN);
  return message({
    ...place,
    id: tweet,
    author: brand(place.account ?? ''),
    at,
    text: withoutEntities(link?.url_utterance ?? ''),
  });
}
