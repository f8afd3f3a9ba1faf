import { chanceFrom } from './random.ts';

/*
 * A log of sentences of which everybody sees what they want, so that it is known beforehand how often each stands in it.
 */

interface Sentence {
  readonly text: string;
  readonly intent: string;
  /** In how many conversations it is asked; others stand in it once each. */
  readonly times?: number;
  /** What agents answer, and how often; the rest is answered in words of their own, or not at all. */
  readonly answer?: { readonly text: string; readonly times: number };
  readonly unanswered?: number;
}

/** `{n}` is another number each time, `{who}` another name. */
export const SENTENCES: readonly Sentence[] = [
  {
    text: 'Hello {who}, where can I find the invoice for order {n}?',
    intent: 'question',
    times: 9,
    answer: { text: 'Invoices stand in your account, on the page Orders, behind each order.', times: 6 },
    unanswered: 2,
  },
  {
    text: 'How do I change the delivery address of my order?',
    intent: 'question',
    times: 5,
    answer: { text: 'Please open the order and choose Change address until it is packed.', times: 3 },
  },
  { text: 'Wie kann ich mein Passwort für die App zurücksetzen?', intent: 'question', times: 4, unanswered: 4 },
  // Too rare to be frequent.
  { text: 'Do you also deliver furniture to Norway?', intent: 'question', times: 2 },
  { text: 'It would be great if you could add a dark mode to the app.', intent: 'suggestion', times: 3 },
  { text: 'The lamp arrived broken and nobody answers, this is terrible service!', intent: 'complaint', times: 6 },
  { text: 'I love the new shelf, it looks wonderful, great work!', intent: 'praise', times: 4 },
  { text: 'Thank you!', intent: 'thanks', times: 3 },
  { text: 'My order number is {n}.', intent: 'other', times: 5 },
];

const NAMES = ['Marta', 'Jonas', 'Ifeoma', 'Petr', 'Sandra', 'Piotr', 'Nadia', 'Luca', 'Greta'];
const OWN = [
  'alder',
  'birch',
  'cedar',
  'dogwood',
  'elder',
  'fir',
  'gorse',
  'hazel',
  'ivy',
  'juniper',
  'larch',
  'maple',
];

export function planted(seed: number): string {
  const chance = chanceFrom(seed);
  const lines = ['conversation_id,message_id,created_at,channel,author_id,author_role,text'];
  const stories = SENTENCES.flatMap((sentence) =>
    Array.from({ length: sentence.times ?? 1 }, (_, time) => ({ sentence, time })),
  );
  for (const [place, { sentence, time }] of chance.shuffled(stories).entries()) {
    const at = (minutes: number) => new Date(Date.UTC(2026, 2, 2) + (place * 90 + minutes) * 60_000).toISOString();
    const write = (role: string, minutes: number, text: string) =>
      lines.push(`c${place},m${place}-${minutes},${at(minutes)},chat,${role}${place % 7},${role},"${text}"`);
    const { text, answer, times = 1, unanswered = 0 } = sentence;
    write('customer', 0, text.replace('{n}', String(chance.between(1000, 99_999))).replace('{who}', chance.of(NAMES)));
    if (time >= times - unanswered) continue;
    const own = chance.shuffled(OWN).slice(0, 8).join(' ');
    write('agent', 12, answer && time < answer.times ? answer.text : `We looked: ${own}.`);
  }
  return `${lines.join('\n')}\n`;
}
