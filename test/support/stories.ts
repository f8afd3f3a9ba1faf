import fc from 'fast-check';
import { agent, bot, customer, note, post, rating, status, type Told, unknown } from './tell.ts';

type Event = ReturnType<typeof customer>;

/** What can happen; customers and agents more often than the rest. */
const HAPPENINGS: Readonly<Record<string, (time: string, told: Told, number: number) => Event>> = {
  question: (time, told, number) => customer(time, { ...told, author: `customer ${number % 3}` }),
  anotherQuestion: (time, told, number) => customer(time, { ...told, author: `customer ${number % 2}` }),
  thanks: (time, told) => customer(time, { ...told, author: 'customer 1', text: 'Thank you!' }),
  answer: (time, told, number) => agent(time, { ...told, author: `agent ${number % 2}` }),
  anotherAnswer: (time, told) => agent(time, { ...told, author: 'agent 2' }),
  automaticReply: bot,
  somebody: (time, told, number) => unknown(time, { ...told, author: `customer ${number % 5}` }),
  note,
  post,
  rating: (time, told, number) => rating(1 + (number % 5), time, told),
  resolved: (time, told) => status('resolved', time, 'agent', told),
  resolvedByBot: (time, told) => status('resolved', time, 'bot', told),
  closed: (time, told) => status('closed', time, 'system', told),
  reopened: (time, told) => status('reopened', time, 'system', told),
  spam: (time, told) => status('spam', time, 'system', told),
};

const two = (number: number): string => String(number).padStart(2, '0');

/** Often the same instant, since that is where orders go wrong. */
const time = fc
  .tuple(fc.constantFrom('Mon', 'Tue', 'Wed', 'Sat'), fc.integer({ min: 8, max: 20 }), fc.constantFrom(0, 0, 30))
  .map(([day, hour, minute]) => `${day} ${two(hour)}:${two(minute)}`);

/** Whatever may happen in three conversations within a week; replies may point anywhere, also to what is not there. */
export const story: fc.Arbitrary<readonly Event[]> = fc
  .array(
    fc.record({
      time,
      what: fc.constantFrom(...Object.values(HAPPENINGS)),
      conversation: fc.constantFrom('c1', 'c2', 'c3'),
      number: fc.nat(9),
      replyTo: fc.option(fc.nat(12), { nil: undefined }),
    }),
    { maxLength: 14 },
  )
  .map((events) =>
    events.map(({ time: at, what, conversation, number, replyTo }, index) =>
      what(at, { id: `m${index}`, conversation, ...(replyTo === undefined ? {} : { replyTo: `m${replyTo}` }) }, number),
    ),
  );
