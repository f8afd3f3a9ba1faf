import * as z from 'zod';
import { PERIODS } from '../model/zone.ts';
import { metricSummarySchema } from '../stats/index.ts';
import { comparisonSchema } from './comparison.ts';

/** Raised with every change that would break a reader of the JSON. */
export const SCHEMA_VERSION = 1;

const instant = z.string().describe('ISO 8601, UTC');
const whole = z.int().nonnegative();

const recordsSchema = z
  .object({ read: whole, used: whole, skipped: whole, duplicates: whole })
  .describe('read = used + skipped + duplicates');

const fileSchema = z.object({
  path: z.string(),
  sha256: z.string(),
  bytes: whole,
  platform: z.string(),
  title: z.string().describe('Of the platform, in words'),
  format: z.string(),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  records: recordsSchema,
});

const problemSchema = z.object({
  code: z.string(),
  title: z.string(),
  notice: z.boolean().describe('Worth saying, but it changes no record'),
  count: whole,
  examples: z.array(
    z.object({
      file: z.string(),
      record: whole.nullable(),
      line: whole.nullable(),
      message: z.string(),
    }),
  ),
});

const metricsSchema = z.record(z.string(), metricSummarySchema);

const definitionSchema = z.object({
  title: z.string(),
  kind: z.string(),
  of: z.string().describe('What is counted'),
  better: z.enum(['higher', 'lower', 'neither']),
  unfinished: z.string().describe('What has not come to the end that is measured: "unanswered"'),
  resolutions: z.boolean().describe('It depends on resolutions, recorded or inferred'),
  detail: z.boolean().optional().describe('The short table leaves it out'),
  notCompared: z.string().optional().describe('Why two sides have no figure of it that could be compared'),
  onRequest: z.boolean().optional().describe('Measured only where it is asked for'),
  definition: z.string(),
});

const scheduleSchema = z.object({
  timeZone: z.string(),
  hours: z.record(z.string(), z.array(z.string())).describe('day -> shifts that begin on it'),
  holidays: z.array(z.object({ date: z.string(), hours: z.array(z.string()).optional() })),
  calendar: z
    .object({ file: z.string(), events: whole })
    .optional()
    .describe('An iCalendar file: its events are closed'),
  accounts: z.array(z.string()).optional(),
  channels: z.array(z.string()).optional(),
});

const texts = z.array(z.string());

const topicRuleSchema = z.object({
  words: texts.optional(),
  not: texts.optional(),
  patterns: texts.optional(),
  languages: texts.optional(),
  accounts: texts.optional(),
  replaces: z.boolean().optional(),
});

const targetSchema = z.object({
  metric: z.enum(['first-response', 'next-response', 'resolution']),
  targetSeconds: z.number(),
  share: z.string().nullable().describe('Of the cases have to meet it'),
  where: z.record(z.string(), z.array(z.string())),
  time: z.string().describe('calendar, business, or the name of a schedule'),
});

const optionsSchema = z.object({
  timeZone: z.string(),
  inputTimeZone: z.string(),
  asOf: instant.nullable(),
  from: instant.nullable(),
  to: instant.nullable(),
  by: z.array(z.string()),
  every: z.enum(PERIODS).optional().describe('Of the rows of series, where it was asked for'),
  dateBasis: z.enum(['start', 'event']),
  clock: z.string().describe('Of durations: calendar, business, or both: business time beside calendar time'),
  schedules: z
    .record(z.string(), scheduleSchema)
    .optional()
    .describe('The business hours that were counted in, by name'),
  sla: z.record(z.string(), targetSchema).optional().describe('Service levels'),
  gapSeconds: z.number(),
  pendingSeconds: z.number(),
  resolvedAfterSeconds: z.number(),
  bots: z.enum(['separate', 'count']),
  bot: z.array(z.string()),
  excludeAuthor: z.array(z.string()),
  include: z.array(z.string()),
  self: z.array(z.string()),
  accounts: z.array(z.string()),
  map: z.array(z.string()).describe('field=column, as the user said how columns are to be read'),
  dateFormat: z.string().nullable(),
  dateOrder: z.enum(['dmy', 'mdy']).nullable().describe('As the user said; null where the dates told it'),
  limitsSeconds: z.array(z.number()).describe('Of first-response-within'),
  topics: z
    .record(z.string(), z.union([texts, topicRuleSchema]))
    .describe('The rules that the user configured: words, or an object'),
  builtInTopics: z.enum(['on', 'off']),
});

/** Everything that renderers, checks and other programs get to see: the border of the program. */
export const reportSchema = z
  .object({
    schemaVersion: z.literal(SCHEMA_VERSION),
    tool: z.object({ name: z.literal('socmetrics'), version: z.string() }),
    options: optionsSchema.describe('Everything that changed a number'),
    input: z.object({
      files: z.array(fileSchema),
      interactions: whole,
      excluded: whole.describe('Interactions of authors that --exclude-author names'),
      conversations: whole,
      earliest: instant
        .nullable()
        .optional()
        .describe('The start of the first conversation that was read, also where only a period of them is told'),
      problems: z.array(problemSchema),
    }),
    period: z
      .object({ from: instant, to: instant })
      .nullable()
      .describe('From the start of the first conversation to the latest instant in the data'),
    resolutions: z
      .enum(['recorded', 'inferred', 'both', 'none'])
      .describe('Whether the export records resolutions or they are inferred from silence'),
    waiting: z
      .array(z.object({ conversation: z.string(), since: instant, channel: z.string(), account: z.string() }))
      .describe('Who waits for an answer at as-of, longest first; at most 1,000'),
    waitingTotal: whole,
    definitions: z.record(z.string(), definitionSchema),
    metrics: metricsSchema,
    comparison: comparisonSchema.optional().describe('With the period before, where that was asked for'),
    groups: z.array(z.object({ by: z.record(z.string(), z.string()), metrics: metricsSchema })),
  })
  .describe('A socmetrics report. Durations are in seconds; a metric that is not available says why and is never 0.');

export type Report = z.infer<typeof reportSchema>;
export type ReportFile = Report['input']['files'][number];
export type Records = ReportFile['records'];

/** What became of the records of all files. */
export const totalRecords = (files: readonly ReportFile[]): Records =>
  files.reduce(
    (sum, { records }) => ({
      read: sum.read + records.read,
      used: sum.used + records.used,
      skipped: sum.skipped + records.skipped,
      duplicates: sum.duplicates + records.duplicates,
    }),
    { read: 0, used: 0, skipped: 0, duplicates: 0 },
  );

export type ReportProblem = Report['input']['problems'][number];
export type ReportExample = ReportProblem['examples'][number];

/**
 * Where to look: at the line, unless all of a JSON file is one, or at the record, which is all that is known of what
 * only whole conversations show.
 */
export function placeIn({ line, record }: ReportExample): {
  readonly line: number | null;
  readonly record: number | null;
} {
  const saysNothing = line === null || (line === 1 && record !== null && record > 1);
  return { line, record: saysNothing ? record : null };
}
