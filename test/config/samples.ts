/** A value of each setting as a file, a flag and a variable write it, and another one that differs. */
interface Sample {
  readonly inFile: unknown;
  /** What it becomes. */
  readonly meant: unknown;
  readonly text: string;
  readonly other: string;
}

const one = (text: string, other: string): Sample => ({ inFile: text, meant: text, text, other });
const list = (values: readonly string[], other: string): Sample => ({
  inFile: values,
  meant: values,
  text: values.join(','),
  other,
});

const SAMPLES: Readonly<Record<string, Sample>> = {
  profile: one('mine', 'yours'),
  platform: one('tickets', 'messages'),
  delimiter: one('semicolon', 'tab'),
  header: list(['conversation', 'at', 'text'], 'id'),
  encoding: one('windows-1252', 'utf-8'),
  sheet: one('Messages', '2'),
  map: {
    inFile: { createdAt: 'Opened on' },
    meant: { createdAt: 'Opened on' },
    text: 'createdAt=Opened on',
    other: 'createdAt=Begun',
  },
  dateFormat: one('dd.MM.yyyy', 'yyyy-MM-dd'),
  dateOrder: one('dmy', 'mdy'),
  inputTimeZone: one('Europe/Berlin', 'America/New_York'),
  self: list(['Vekkilo', '+48*'], 'Me'),
  skipUnreadable: { inFile: true, meant: true, text: '1', other: 'no' },
  from: one('2026-03-01', '2026-03-02'),
  to: one('2026-04-01', '2026-04-02'),
  period: one('2026-03', 'this-month'),
  every: one('week', 'month'),
  timeZone: one('Europe/Warsaw', 'Asia/Tokyo'),
  asOf: one('2026-03-31', '2026-03-30T12:00:00Z'),
  dateBasis: one('event', 'start'),
  bots: one('count', 'separate'),
  bot: list(['VekkiloWelcome', 'auto-*'], 'Robo'),
  excludeAuthor: list(['qa-1', 'qa-2'], 'qa-3'),
  include: list(['spam', 'merged'], 'truncated'),
  gap: one('12h', '2d'),
  resolvedAfter: one('48h', '1h 30m'),
  pending: one('4h', '90m'),
  businessHours: one('Mon-Fri 09:00-17:00', '24/7'),
  holidays: list(['2026-12-25', '2026-12-24..2026-12-31'], '2027-01-01'),
  clock: one('business', 'calendar'),
  targets: list(['first-response 1h', 'resolution 90% in 3d'], 'next-response 4h'),
  link: one('https://acme.example/{conversation}', 'https://acme.example/cases/{conversation}'),
  customers: { inFile: true, meant: true, text: '1', other: 'no' },
  expectations: { inFile: true, meant: true, text: '1', other: 'no' },
  limits: list(['2h', '12h'], '3d'),
  builtInTopics: one('off', 'on'),
  accounts: list(['@VekkiloHelp'], '@VekkiloShop'),
  by: list(['channel', 'topic'], 'agent'),
  metrics: list(['response-rate', 'topics'], 'messages'),
};

/** A setting without a sample fails here, so that a new one cannot go untested. */
export function sampleOf(name: string): Sample {
  const sample = SAMPLES[name];
  if (!sample) throw new Error(`test/config/samples.ts has no sample of ${name}`);
  return sample;
}
