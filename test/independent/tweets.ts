import { parse } from 'csv-parse/sync';
import type { Event } from './events.ts';

/** Tweets as rows of the log: who answers whom, and nothing of what their words say. */
export function readTweets(csv: string): readonly Event[] {
  const rows = parse(csv, { columns: true, relaxQuotes: true, recordDelimiter: ['\r\n', '\n'] }) as Readonly<
    Record<string, string>
  >[];
  return rows.map((row) => {
    const author = row.author_id ?? '';
    return {
      ...{
        id: row.tweet_id ?? '',
        conversation: '',
        at: Date.parse(row.created_at ?? ''),
        kind: 'message',
        status: '',
      },
      ...{ role: row.inbound === 'True' ? 'customer' : 'agent', author, name: author, channel: 'twitter', account: '' },
      ...{ replyTo: (row.in_response_to_tweet_id ?? '').replace(/\.0$/, ''), language: '', label: '', rating: null },
      ...{ offered: false, tags: [], priority: '', thanks: false, elsewhere: null, canned: false },
    };
  });
}
