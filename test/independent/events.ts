import { ELSEWHERE, OFTEN, THANKS } from './sentences.ts';

/** One row of the log, as docs/metrics.md speaks of it. */
export interface Event {
  readonly id: string;
  readonly conversation: string;
  readonly at: number;
  readonly kind: string;
  readonly status: string;
  readonly role: string;
  readonly author: string;
  readonly name: string;
  readonly channel: string;
  readonly account: string;
  readonly replyTo: string;
  readonly language: string;
  readonly label: string;
  readonly rating: number | null;
  readonly offered: boolean;
  readonly tags: readonly string[];
  readonly priority: string;
  readonly thanks: boolean;
  readonly elsewhere: string | null;
  readonly canned: boolean;
}

const SIGNALS = ['hide_post', 'hide_all', 'report_spam', 'unlike', 'block'];

/** No field of the log holds a line break. */
export function readEvents(csv: string): readonly Event[] {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const names = header.split(',');
  const events = new Map<string, Event>();
  lines.forEach((line, place) => {
    // With a comma before it every cell is a match that is never empty.
    const cells = [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
      quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
    );
    const event = toEvent(Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])), place);
    // Of a message with one id the first counts; in this log both are the same.
    if (!events.has(event.id)) events.set(event.id, event);
  });
  return [...events.values()];
}

function toEvent(row: Readonly<Record<string, string>>, place: number): Event {
  const { text = '', type = 'message', rating = '' } = row;
  const [kind = '', status = ''] = type.split(':');
  return {
    id: row.message_id ?? `row ${place}`,
    conversation: row.conversation_id ?? '',
    at: Date.parse(row.created_at ?? ''),
    kind: kind === 'comment' ? 'message' : SIGNALS.includes(kind) ? 'feedback' : kind === 'like' ? 'reaction' : kind,
    status,
    role: row.author_role ?? '',
    author: row.author_id ?? '',
    name: row.author_name ?? '',
    channel: row.channel ?? '',
    account: row.account ?? '',
    replyTo: row.in_reply_to ?? '',
    language: row.language ?? '',
    label: row.sentiment ?? '',
    rating: /^\d$/.test(rating) ? Number(rating) : null,
    offered: rating === 'offered',
    tags: (row.tags ?? '').split(',').filter((tag) => tag !== ''),
    priority: row.priority ?? '',
    thanks: text === THANKS,
    elsewhere: ELSEWHERE[text] ?? null,
    canned: text in ELSEWHERE || OFTEN.includes(text.replace(/\d{4}/, '{n}')),
  };
}

export const isMessage = ({ kind }: Event): boolean => kind === 'message';
const isBy =
  (role: string) =>
  (event: Event): boolean =>
    isMessage(event) && event.role === role;
export const byCustomer = isBy('customer');
export const byAgent = isBy('agent');
export const byBot = isBy('bot');
export const resolves = ({ kind, status }: Event): boolean =>
  kind === 'status' && (status === 'resolved' || status === 'closed');
