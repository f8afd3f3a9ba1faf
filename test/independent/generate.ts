import { type Chance, chanceFrom } from './random.ts';
import { anySentence, ELSEWHERE, OFTEN, THANKS } from './sentences.ts';

/*
 * An invented log of support on social channels in which whatever may happen happens: the same for the same seed.
 */

const COLUMNS = [
  ...['conversation_id', 'message_id', 'created_at', 'channel', 'account', 'author_id', 'author_name', 'author_role'],
  ...['text', 'in_reply_to', 'type', 'language', 'rating', 'sentiment', 'tags', 'priority'],
];
type Row = Readonly<Record<string, string>>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Over both changes of the clock in Europe, Christmas and Easter. */
const BEGIN = Date.UTC(2025, 9, 13);
const END = Date.UTC(2026, 3, 19, 11);

const CHANNELS = { twitter: 6, facebook: 3, whatsapp: 3, email: 4, chat: 3, phone: 1 };
const AGENTS = ['Marta Kowal', 'Jonas Brandt', 'Ifeoma Adeyi', 'Petr Vlk'];
const TAGS = ['delivery', 'refund', 'app', 'account', 'billing', 'outage'];
const FEEDBACK = ['hide_post', 'hide_all', 'report_spam', 'unlike', 'block'];

const SPOKEN = { ask: 26, answer: 30, thank: 6, bot: 7, note: 5, elsewhere: 4, skewed: 1, other: 2 };
const BESIDE = { rate: 4, offer: 2, feedback: 2, react: 1, assign: 3, handOff: 2 };
const STATES = { resolve: 14, close: 4, reopen: 4, hold: 2, botResolve: 2, systemClose: 2 };
type Step = keyof typeof SPOKEN | keyof typeof BESIDE | keyof typeof STATES;

export interface LogOptions {
  readonly seed: number;
  readonly conversations: number;
  /** Whether resolutions are recorded. */
  readonly statuses: boolean;
}

/** The rows of the log, in no order. */
export function generate({ seed, conversations, statuses }: LogOptions): readonly Row[] {
  const chance = chanceFrom(seed);
  const ids = idsFrom(chance);
  const rows: Row[] = [];
  for (let at = 1; at <= conversations; at++) rows.push(...conversation(`c${at}`, statuses, chance, ids));
  for (let at = 0; at < 12; at++) rows.push(...post(chance, ids));
  const exported = rows.filter(({ created_at: when = '' }) => Date.parse(when) <= END);
  return chance.shuffled([...exported, ...exported.slice(0, 9)]);
}

/** Of several lengths, none twice, in no order: 9 comes before 10. */
function idsFrom(chance: Chance): () => string {
  const used = new Set<number>();
  return () => {
    let id = 0;
    do id = chance.between(1, 10 ** chance.between(5, 8));
    while (used.has(id));
    used.add(id);
    return String(id);
  };
}

const begins = (chance: Chance): number =>
  chance.happens(0.08) ? chance.between(END - 4 * DAY, END) : chance.between(BEGIN, END);

function waits(chance: Chance): number {
  const kind = chance.weighed({ none: 3, seconds: 6, minutes: 40, hours: 35, days: 16 });
  if (kind === 'none') return 0;
  if (kind === 'seconds') return chance.between(500, 59_000);
  if (kind === 'minutes') return chance.between(1, 120) * MINUTE;
  if (kind === 'hours') return chance.between(HOUR, 30 * HOUR);
  return chance.between(DAY, 9 * DAY);
}

const customerOf = (chance: Chance): string =>
  chance.happens(0.35) ? `p${chance.below(50)}` : `p${50 + chance.below(1500)}`;

function conversation(id: string, statuses: boolean, chance: Chance, ids: () => string): readonly Row[] {
  const channel = chance.weighed(CHANNELS);
  const account = chance.of(['VekkiloHelp', 'VekkiloShop']);
  const language = chance.of(['en', 'en', 'en', 'pl', 'de']);
  const priority = chance.of(['', '', 'high', 'low']);
  const owner = customerOf(chance);
  const tags = chance.shuffled(TAGS).slice(0, chance.weighed({ '0': 2, '1': 5, '2': 2 }) as unknown as number);
  const linked = channel === 'twitter';
  const rows: Row[] = [];
  let at = begins(chance);
  let wrongClocks = 0;
  const write = (own: Row): void => {
    rows.push({
      ...{ conversation_id: id, message_id: ids(), created_at: new Date(at).toISOString(), channel, account },
      ...{ priority, tags: tags.join(','), type: 'message', ...own },
    });
  };
  const last = (role: string) => rows.findLast((row) => row.author_role === role && row.type === 'message');
  const linkTo = (role: string): Row => {
    const to = linked && chance.happens(0.85) ? last(role)?.message_id : undefined;
    return to === undefined ? {} : { in_reply_to: to };
  };
  const customer = (own: Row, who = owner): void =>
    write({ author_id: who, author_name: `Name ${who}`, author_role: 'customer', ...own });
  const agent = (own: Row): void => {
    const name = chance.of(AGENTS);
    write({ author_id: `a-${AGENTS.indexOf(name)}`, author_name: name, author_role: 'agent', ...own });
  };
  const bot = (own: Row): void =>
    write({ author_id: 'VekkiloWelcome', author_name: 'VekkiloWelcome', author_role: 'bot', ...own });
  const spoken = (): Row => ({ language: chance.happens(0.05) ? 'fr' : language });
  const label = (): Row => ({ sentiment: chance.weighed({ negative: 4, neutral: 3, positive: 2, '': 0.5 }) });
  const ask = (who = owner): void => {
    const judged = label();
    // Without a label it is a picture without words: nothing is left to be judged.
    const text = judged.sentiment === '' ? '' : anySentence(chance);
    customer({ text, ...spoken(), ...judged, ...linkTo('agent') }, who);
  };
  const answerText = (): string =>
    chance.happens(0.1) ? chance.of(OFTEN).replace('{n}', String(chance.between(1000, 9999))) : anySentence(chance);
  /** Nothing is resolved before it was asked. */
  const ends = (resolve: () => void): void => {
    if (last('customer') !== undefined) resolve();
  };
  const steps: Readonly<Record<Step, () => void>> = {
    ask: () => ask(),
    answer: () => agent({ text: answerText(), ...spoken(), ...linkTo('customer') }),
    thank: () => customer({ text: THANKS, ...spoken(), sentiment: 'positive', ...linkTo('agent') }),
    bot: () => bot({ text: anySentence(chance), ...spoken() }),
    note: () => agent({ text: anySentence(chance), type: 'note' }),
    elsewhere: () => agent({ text: chance.of(Object.keys(ELSEWHERE)), language: 'en', ...linkTo('customer') }),
    other: () => ask(customerOf(chance)),
    skewed: () => {
      const asked = last('customer');
      if (!linked || asked === undefined || rows.at(-1) !== asked || rows.length < 3) return;
      const before = rows.at(-2);
      const skewedTo = Date.parse(asked.created_at ?? '') - MINUTE;
      // With another question still open it could be read in two ways which of them it answers.
      if (before?.author_role !== 'agent' || before.type !== 'message') return;
      if (Date.parse(before.created_at ?? '') >= skewedTo || before.created_at === rows.at(-3)?.created_at) return;
      if (wrongClocks++ > 0) return;
      const when = new Date(skewedTo).toISOString();
      agent({ text: answerText(), ...spoken(), in_reply_to: asked.message_id ?? '', created_at: when });
    },
    rate: () => customer({ type: 'rating', rating: String(chance.between(1, 5)) }),
    offer: () => write({ author_role: 'system', type: 'rating', rating: 'offered' }),
    feedback: () => customer({ type: chance.of(FEEDBACK) }),
    react: () => customer({ type: 'like' }),
    assign: () => agent({ type: 'assignment' }),
    handOff: () => bot({ type: 'handoff' }),
    resolve: () => ends(() => agent({ type: 'status:resolved' })),
    close: () => ends(() => agent({ type: 'status:closed' })),
    reopen: () => write({ author_role: 'system', type: 'status:reopened' }),
    hold: () => agent({ type: 'status:pending' }),
    botResolve: () => ends(() => bot({ type: 'status:resolved' })),
    systemClose: () => ends(() => write({ author_role: 'system', type: 'status:closed' })),
  };
  const first = chance.weighed({ ask: 88, answer: 4, bot: 3, rate: 3, feedback: 2 });
  const weights = { ...SPOKEN, ...BESIDE, ...(statuses ? STATES : {}) };
  if (first === 'ask' && linked && chance.happens(0.05)) {
    customer({ text: anySentence(chance), ...spoken(), sentiment: 'negative', in_reply_to: `9000000000${ids()}` });
  } else steps[first]();
  const count = chance.between(0, 9);
  for (let step = 0; step < count; step++) {
    at += waits(chance);
    steps[chance.weighed<Step>(weights)]();
  }
  if (statuses && chance.happens(0.03)) {
    at += HOUR;
    agent({ type: `status:${chance.of(['spam', 'deleted', 'merged'])}` });
  }
  return rows;
}

/** A brand's post belongs to no conversation, and each comment on it begins one: none of them says which. */
function post(chance: Chance, ids: () => string): readonly Row[] {
  const id = ids();
  const published = chance.between(BEGIN, END - 30 * DAY);
  const base = { channel: 'facebook', account: 'VekkiloShop' };
  const when = (after: number): string => new Date(published + after).toISOString();
  const brand = { ...base, author_id: 'VekkiloShop', author_name: 'Petr Vlk', author_role: 'agent' };
  const rows: Row[] = [{ ...brand, message_id: id, created_at: when(0), type: 'post', text: anySentence(chance) }];
  for (let at = chance.between(0, 6); at > 0; at--) {
    const [comment, asked, who] = [ids(), chance.between(MINUTE, 3 * DAY), customerOf(chance)];
    const customer = { ...base, author_id: who, author_name: `Name ${who}`, author_role: 'customer' };
    const words = { type: 'comment', text: anySentence(chance), sentiment: 'neutral', language: 'en' };
    rows.push({ ...customer, ...words, message_id: comment, created_at: when(asked), in_reply_to: id });
    if (chance.happens(0.3)) continue;
    const [answer, answered] = [ids(), asked + chance.between(MINUTE, 2 * DAY)];
    const said = { type: 'comment', text: anySentence(chance), language: 'en' };
    rows.push({ ...brand, ...said, message_id: answer, created_at: when(answered), in_reply_to: comment });
  }
  return rows;
}

const cell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

export const toCsv = (rows: readonly Row[], columns: readonly string[] = COLUMNS): string =>
  `${[columns, ...rows.map((row) => columns.map((name) => row[name] ?? ''))].map((cells) => cells.map(cell).join(',')).join('\n')}\n`;
